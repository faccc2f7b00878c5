/**
 * What is half done in a block, run by run. Pure: nothing here touches the page or the storage, and nothing that was
 * stored or imported is trusted.
 *
 * @typedef {object} Draft
 * @property {string} attempt the run that it belongs to
 * @property {Record<string, string[]>} items what is chosen or typed and not checked, by the item's name
 * @property {string} [seed] what the answers of a run that nobody started are shuffled by
 * @property {number} [seq] above that of every event that was there when it was kept
 * @property {string[]} [drawn] what was drawn and has no response yet
 * @property {string[]} [flags] what the learner wants to come back to
 * @property {boolean} [explained] whether what was missed was looked at
 * @property {Record<string, string>} sure how sure the learner is, by the item's name
 * @property {Record<string, string[][]>} texts what was typed elsewhere in place of what stands in `items`
 * @property {Draft[]} runs the drafts of other runs of the block
 */

import {isString, isStrings} from './events.js';

/** What nothing is filled in in. */
export const NOTHING = {items: {}, sure: {}, texts: {}, runs: []};

const FIELDS = /** @type {const} */ ({
  seed: isString,
  seq: Number.isSafeInteger,
  drawn: isStrings,
  flags: isStrings,
  explained: (/** @type {unknown} */ is) => is === true
});

/**
 * What a stored or imported value says, without what no draft has.
 *
 * @param {any} value
 * @returns {Draft | null} null if it is none
 */
export function readDraft(value) {
  const draft = readRun(value);
  if (draft && Array.isArray(value.runs)) draft.runs = value.runs.map(readRun).filter(Boolean);
  return draft;
}

/** @param {any} value @returns {Draft | null} */
function readRun(value) {
  if (typeof value?.attempt !== 'string') return null;
  const known = Object.entries(FIELDS).filter(([key, is]) => is(value[key]));
  return {
    ...Object.fromEntries(known.map(([key]) => [key, value[key]])),
    attempt: value.attempt,
    items: entries(value.items, isStrings),
    sure: entries(value.sure, isString),
    texts: entries(value.texts, (texts) => Array.isArray(texts) && texts.every(isStrings)),
    runs: []
  };
}

/**
 * @param {unknown} record
 * @param {(value: unknown) => boolean} is
 */
function entries(record, is) {
  return Object.fromEntries(Object.entries(Object(record)).filter(([, value]) => is(value)));
}

/** @param {Draft} draft @returns {Draft[]} */
export const runsOf = (draft) => [draft, ...draft.runs];

/** Whether anything of it would be missed. @param {Draft} draft */
const isFilled = ({items}) => Object.values(items).some((response) => !isBlank(response));

/** @param {string[] | undefined} response */
const isBlank = (response) => !response?.some(Boolean);

/**
 * A draft with that of a run in front, and nothing of other runs lost.
 *
 * @param {Draft | null} whole
 * @param {Draft} draft
 * @param {(other: Draft) => boolean} takesPlaceOf whether it replaces what was kept before
 * @returns {Draft}
 */
export function inFront(whole, draft, takesPlaceOf) {
  const others = whole ? runsOf(whole).filter((other) => isFilled(other) && !takesPlaceOf(other)) : [];
  return {...draft, runs: others.map((other) => ({...other, runs: []}))};
}

/**
 * Two drafts of a block, kept apart, as one. What is filled in stays; what is not is taken from the other; and where
 * both are, each text stays. Runs that nobody started are one.
 *
 * @param {Draft | null} mine
 * @param {Draft | null} other
 * @param {(attempt: string) => boolean} isStarted whether somebody started a run
 * @returns {Draft | null}
 */
export function combine(mine, other, isStarted) {
  if (!mine || !other) return mine ?? other;
  const isSame = (/** @type {Draft} */ a, /** @type {Draft} */ b) =>
    a.attempt === b.attempt || !(isStarted(a.attempt) || isStarted(b.attempt));
  const joined = runsOf(mine).map((run) =>
    runsOf(other)
      .filter((each) => isSame(run, each))
      .reduce(joinRuns, run)
  );
  const added = runsOf(other).filter((run) => !runsOf(mine).some((each) => isSame(run, each)));
  const [front, ...others] =
    isFilled(joined[0]) || !added.some(isFilled) ? [...joined, ...added] : [...added, ...joined];
  return {...front, runs: others.map((run) => ({...run, runs: []}))};
}

/**
 * @param {Draft} mine
 * @param {Draft} other
 * @returns {Draft}
 */
function joinRuns(mine, other) {
  if (!isFilled(mine) && isFilled(other)) return joinRuns(other, mine);
  const items = {...other.items, ...filled(mine.items)};
  const texts = Object.fromEntries(
    Object.entries(items)
      .map(([name, response]) => [name, different(response, [mine, other], name)])
      .filter(([, texts]) => texts.length)
  );
  const flags = [...new Set([...(mine.flags ?? []), ...(other.flags ?? [])])];
  return {
    ...other,
    ...mine,
    items,
    texts,
    sure: {...other.sure, ...mine.sure},
    ...(flags.length ? {flags} : {}),
    seq: Math.max(mine.seq ?? 0, other.seq ?? 0)
  };
}

/** @param {Record<string, string[]>} items */
const filled = (items) => entries(items, (response) => !isBlank(/** @type {string[]} */ (response)));

/**
 * What stands in drafts in place of a response to an item.
 *
 * @param {string[]} response
 * @param {Draft[]} drafts
 * @param {string} name
 */
function different(response, drafts, name) {
  const all = drafts.flatMap(({items, texts}) => [...(texts[name] ?? []), items[name] ?? []]);
  const others = new Map(all.filter((one) => !isBlank(one)).map((one) => [JSON.stringify(one), one]));
  others.delete(JSON.stringify(response));
  return [...others.values()];
}

/**
 * A draft under the names that items have now.
 *
 * @param {Draft} draft
 * @param {{names: string[]}[]} items
 * @returns {Draft}
 */
export function renamed(draft, items) {
  const now = new Map(items.flatMap(({names}) => names.map((name) => [name, names[0]])));
  const all = (/** @type {string[]} */ names) => names.map((name) => now.get(name) ?? name);
  /** @type {<T>(record: Record<string, T>) => Record<string, T>} */
  const keys = (record) => {
    const moved = Object.entries(record).map(([name, value]) => ({name, now: now.get(name) ?? name, value}));
    const isOld = (/** @type {{name: string, now: string}} */ each) => Number(each.name !== each.now);
    moved.sort((a, b) => isOld(b) - isOld(a)); // what stands under the present name wins
    return Object.fromEntries(moved.map(({now, value}) => [now, value]));
  };
  const {items: responses, sure, texts, drawn, flags, runs} = draft;
  return {
    ...draft,
    ...(drawn && {drawn: all(drawn)}),
    ...(flags && {flags: all(flags)}),
    items: keys(responses),
    sure: keys(sure),
    texts: keys(texts),
    runs: runs.map((run) => renamed(run, items))
  };
}
