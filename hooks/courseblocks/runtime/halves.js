/** What is half done, in a backup. What is imported is never trusted. Pure. */

import {parseJson} from './codec.js';
import {draftsIn, isBlank, isFilled, stored} from './drafts.js';
import {isString, isStrings} from './events.js';

/**
 * @typedef {import('./drafts.js').Draft} Draft
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 * @typedef {Record<string, unknown>} Drafts by block
 */

/**
 * @param {(value: unknown) => boolean} is
 * @returns {(value: unknown) => boolean} whether a value is a record of such values
 */
const recordOf = (is) => (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(is);

/** What a draft may say; what this version does not know is left out. @type {Record<string, (value: unknown) => boolean>} */
const FIELDS = {
  attempt: isString,
  items: recordOf(isStrings),
  seed: isString,
  seq: Number.isSafeInteger,
  drawn: isStrings,
  flags: isStrings,
  explained: (is) => typeof is === 'boolean',
  sure: recordOf(isString),
  texts: recordOf((texts) => Array.isArray(texts) && texts.every(isStrings))
};

/**
 * The drafts of a backup, by block; those of older backups stand in what was stored.
 *
 * @param {any} backup
 * @returns {Map<string, Draft[]>}
 */
export function draftsOf({drafts, stored}) {
  const found = Object.entries(Object(drafts ?? storedDrafts(stored)));
  return new Map(found.map(([block, value]) => [block, draftsIn(value).map(sound)]));
}

/** @param {Record<string, unknown>} stored */
function storedDrafts(stored) {
  const found = Object.entries(Object(stored)).map(([key, text]) => ({
    draft: /^(?:[^:]*:){3}draft:(.*)$/s.exec(key),
    text
  }));
  return Object.fromEntries(found.flatMap(({draft, text}) => (draft ? [[draft[1], parseJson(String(text))]] : [])));
}

/** @param {Draft} draft @returns {Draft} */
function sound(draft) {
  const known = Object.entries(draft).filter(([key, value]) => FIELDS[key]?.(value));
  return /** @type {Draft} */ ({items: {}, ...Object.fromEntries(known)});
}

/**
 * What a backup has half done that is neither here nor was checked here.
 *
 * @param {Map<string, Draft[]>} offered by block
 * @param {Drafts} drafts those that are here
 * @param {CourseEvent[]} events those that are here, or will be
 * @returns {{half: Map<string, Draft>, count: number}} the drafts to keep, by block, and how many responses they bring
 */
export function freshHalves(offered, drafts, events) {
  /** @type {Map<string, Draft>} */
  const half = new Map();
  let count = 0;
  const started = new Set(events.flatMap(({kind, attempt}) => (kind === 'started' ? [attempt] : [])));
  const runOf = (/** @type {string | undefined} */ attempt) => (started.has(attempt) ? attempt : ''); // others are one
  for (const [block, found] of offered) {
    const here = draftsIn(drafts[block]);
    const responded = events.filter((event) => event.kind === 'responded' && event.in === block);
    const all = (/** @type {Draft} */ draft) =>
      responsesOf(draft).map(([of, response]) => ({of, seq: draft.seq ?? 0, attempt: draft.attempt, response}));
    const textOf = (/** @type {Pick<CourseEvent, 'of' | 'attempt' | 'response'>} */ {of, attempt, response}) =>
      JSON.stringify([of, runOf(attempt), response]);
    const known = new Set([...here.flatMap(all), ...responded].map(textOf));
    const fresh = found.flatMap(all).filter((response) => !known.has(textOf(response)));
    if (!fresh.length && !found.some((draft) => hasFreshFlags(draft, here))) continue;
    const isOpen = fresh.filter(({of, seq}) => !responded.some((event) => event.of === of && event.seq >= seq));
    count += new Set(isOpen.map(textOf)).size;
    half.set(block, stored([...here.filter(isFilled), ...found, ...here.filter((draft) => !isFilled(draft))]));
  }
  return {half, count};
}

/**
 * @param {Draft} draft
 * @param {Draft[]} here
 */
function hasFreshFlags({attempt, flags = []}, here) {
  const known = here.filter((draft) => draft.attempt === attempt).flatMap(({flags = []}) => flags);
  return flags.some((flag) => !known.includes(flag));
}

/** @param {Draft} draft @returns {[item: string, response: string[]][]} */
function responsesOf({items, texts = {}}) {
  const others = Object.entries(texts).flatMap(([item, all]) => all.map((text) => /** @type {const} */ ([item, text])));
  const all = /** @type {[string, string[]][]} */ ([...Object.entries(items), ...others]);
  return all.filter(([, response]) => !isBlank(response));
}
