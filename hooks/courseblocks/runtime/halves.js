/** What is half done, in a backup. What is imported is never trusted. Pure. */

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
  return Object.fromEntries(found.flatMap(({draft, text}) => (draft ? [[draft[1], parsed(text)]] : [])));
}

/** @param {unknown} text */
function parsed(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}

/** @param {Draft} draft @returns {Draft} */
function sound(draft) {
  const known = Object.entries(draft).filter(([key, value]) => FIELDS[key]?.(value));
  return /** @type {Draft} */ ({items: {}, ...Object.fromEntries(known)});
}

/**
 * What a backup has half done that is not here, nor was responded to here since.
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
  for (const [block, found] of offered) {
    const here = draftsIn(drafts[block]);
    const isKnown = (/** @type {Draft} */ draft) => here.some(({attempt}) => attempt === draft.attempt);
    const fresh = freshResponses(block, found, here, events);
    if (!fresh && !found.some((draft) => draft.flags?.length && !isKnown(draft))) continue;
    count += fresh;
    half.set(block, stored([...here.filter(isFilled), ...found, ...here.filter((draft) => !isFilled(draft))]));
  }
  return {half, count};
}

/**
 * @param {string} block
 * @param {Draft[]} found
 * @param {Draft[]} here
 * @param {CourseEvent[]} events
 */
function freshResponses(block, found, here, events) {
  const known = new Set(here.flatMap(responsesOf).map(textOf));
  const isLater = (/** @type {Draft} */ {seq = 0}, /** @type {string} */ item) =>
    events.some((event) => event.of === item && event.in === block && event.kind === 'responded' && event.seq >= seq);
  const fresh = found.flatMap((draft) =>
    responsesOf(draft).filter((response) => !known.has(textOf(response)) && !isLater(draft, response[0]))
  );
  return new Set(fresh.map(textOf)).size;
}

/** @param {Draft} draft @returns {[item: string, response: string[]][]} */
function responsesOf({items, texts = {}}) {
  const others = Object.entries(texts).flatMap(([item, all]) => all.map((text) => /** @type {const} */ ([item, text])));
  const all = /** @type {[string, string[]][]} */ ([...Object.entries(items), ...others]);
  return all.filter(([, response]) => !isBlank(response));
}

/** @param {[string, string[]]} response */
const textOf = (response) => JSON.stringify(response);
