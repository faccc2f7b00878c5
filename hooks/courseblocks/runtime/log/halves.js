/** What is half done, in a backup. What is imported is never trusted. Pure. */

import {parseJson} from './codec.js';
import {draftsIn, isBlank, isFilled, stored} from './drafts.js';
import {isResponse, isString, isStrings} from './events.js';

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

/** @param {unknown} value */
const isBoolean = (value) => typeof value === 'boolean';

/** What a draft may say; what this version does not know is left out. @type {Record<string, (value: unknown) => boolean>} */
const FIELDS = {
  attempt: isString,
  items: recordOf(isStrings),
  seed: isString,
  seq: Number.isSafeInteger,
  drawn: isStrings,
  flags: isStrings,
  explained: isBoolean,
  stopped: isBoolean,
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
  const said = /** @type {Record<string, unknown>} */ ({...draft});
  const known = Object.entries(FIELDS).filter(([key, is]) => is(said[key]));
  return /** @type {Draft} */ ({items: {}, ...Object.fromEntries(known.map(([key]) => [key, said[key]]))});
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
  const textOf = textIn(events);
  /** @type {Map<string, Draft>} */
  const half = new Map();
  let count = 0;
  for (const [block, found] of offered) {
    const here = draftsIn(drafts[block]);
    const responded = events.filter((event) => isResponse(event) && event.in === block);
    const known = new Set([...here.flatMap(responsesOf), ...responded].map(textOf));
    const fresh = found.flatMap(responsesOf).filter((response) => !known.has(textOf(response)));
    if (!fresh.length && !found.some((draft) => hasFreshFlags(draft, here))) continue;
    const isOpen = fresh.filter(({of, seq}) => !responded.some((event) => event.of === of && event.seq >= seq));
    count += new Set(isOpen.map(textOf)).size;
    half.set(block, stored([...here.filter(isFilled), ...found, ...here.filter((draft) => !isFilled(draft))]));
  }
  return {half, count};
}

/**
 * Responses are the same by what was responded to what, and in which run: all that nobody started are one.
 *
 * @param {CourseEvent[]} events
 * @returns {(response: Pick<CourseEvent, 'of' | 'attempt' | 'response'>) => string}
 */
function textIn(events) {
  const started = new Set(events.flatMap(({kind, attempt}) => (kind === 'started' ? [attempt] : [])));
  return ({of, attempt, response}) => JSON.stringify([of, started.has(attempt) ? attempt : '', response]);
}

/**
 * @param {Draft} draft
 * @param {Draft[]} here
 */
function hasFreshFlags({attempt, flags = []}, here) {
  const known = here.filter((draft) => draft.attempt === attempt).flatMap(({flags = []}) => flags);
  return flags.some((flag) => !known.includes(flag));
}

/** @param {Draft} draft */
function responsesOf({items, texts = {}, attempt, seq = 0}) {
  const others = Object.entries(texts).flatMap(([of, all]) => all.map((response) => ({of, response})));
  const all = [...Object.entries(items).map(([of, response]) => ({of, response})), ...others];
  return all.filter(({response}) => !isBlank(response)).map((response) => ({...response, attempt, seq}));
}
