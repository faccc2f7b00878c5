/**
 * The log as data: what an event is, and how logs are merged. Nothing here touches the page or the storage.
 *
 * @typedef {object} CourseEvent
 * @property {string} id random, so that two devices never give the same
 * @property {number} at UTC time in milliseconds, for showing; clocks are set back, so it orders nothing
 * @property {number} seq one more than the highest that the writer had seen; with the id it orders the log
 * @property {string} kind responded, shown, started, submitted, ticked, unticked, restarted, completed, named, erased
 * @property {string} [of] the item, line, page, module or course that it is about
 * @property {string} [in] the page and the block that it happened in
 * @property {string} [attempt] the run of a quiz
 * @property {string[]} [response] keys of options or of lines in their order, "row:partner", or texts, by the type
 * @property {number} [try] 1 or 2 where an item has two tries; a response without told everything
 * @property {boolean} [right] whether the response was right when it was given
 * @property {string} [print] the fingerprint of the item that was responded to
 * @property {string} [confidence] how sure the learner was of the response: unsure, fairly or certain
 * @property {string[]} [items] the items of a run that leaves some out, or that were drawn
 * @property {string[]} [prints] their fingerprints when they were drawn
 * @property {string} [mode] `exam` where a run is one
 * @property {number} [points] how many items of an exam were right when it was handed in
 * @property {number} [outOf] how many were scored
 * @property {boolean} [passed] whether that was enough
 * @property {string} [version] the version of the course that was completed
 * @property {string} [name] what a learner is called on this device
 * @property {string[]} [ids] the events that were erased
 */

/**
 * A random id of 60 bits. `crypto.randomUUID` does not exist on plain http, `getRandomValues` does.
 *
 * @param {Crypto} [source]
 */
export function newId(source = crypto) {
  return Array.from(source.getRandomValues(new Uint8Array(12)), (byte) => (byte & 31).toString(32)).join('');
}

/** The last moment that has a date. */
const LATEST = 8.64e15;

/** How deep fields are nested at most, those of later versions too: what is much deeper no browser could write again. */
const DEEPEST = 9;

const TEXTS = ['of', 'in', 'attempt', 'print', 'confidence', 'mode', 'version', 'name'];

/**
 * Whether a value that was stored or imported is an event. Fields that this version does not know are no fault.
 *
 * @param {any} value
 * @returns {value is CourseEvent}
 */
export function isEvent(value) {
  return (
    isText(value?.id) &&
    isText(value.kind) &&
    Number.isFinite(value.at) &&
    Math.abs(value.at) <= LATEST &&
    Number.isInteger(value.seq) &&
    value.seq >= 0 &&
    TEXTS.every((key) => optional(value[key], isString)) &&
    ['response', 'items', 'prints', 'ids'].every((key) => optional(value[key], isStrings)) &&
    ['points', 'outOf', 'try'].every((key) => optional(value[key], Number.isSafeInteger)) &&
    ['right', 'passed'].every((key) => optional(value[key], (is) => typeof is === 'boolean')) &&
    (value.kind !== 'erased' || isStrings(value.ids)) &&
    Object.values(value).every((field) => isShallow(field))
  );
}

/** @param {unknown} value @returns {value is string} */
export const isString = (value) => typeof value === 'string';

/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value !== '' && value.length <= 64;

/** @param {unknown} value @returns {value is string[]} */
export const isStrings = (value) => Array.isArray(value) && value.every(isString);

/**
 * @param {unknown} value
 * @param {(value: unknown) => boolean} test
 */
const optional = (value, test) => value === undefined || test(value);

/**
 * @param {unknown} value
 * @param {number} [levels] how many it may have
 * @returns {boolean}
 */
const isShallow = (value, levels = DEEPEST) =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1)));

/**
 * The union of logs by id, in order, without what was erased. The order of the logs makes no difference, nor does
 * merging twice.
 *
 * @param {...CourseEvent[]} logs
 * @returns {CourseEvent[]}
 */
export function merge(...logs) {
  /** @type {Map<string, CourseEvent>} */
  const byId = new Map();
  for (const event of logs.flat()) {
    const known = byId.get(event.id);
    if (known !== event) byId.set(event.id, known ? winner(known, event) : event);
  }
  const events = [...byId.values()];
  return withoutErased(events, erasedBy(events)).sort(byOrder);
}

/** What is done with an item: a response, or that its answer was shown. @param {CourseEvent} event */
export const isResponse = ({kind}) => kind === 'responded' || kind === 'shown';

/** The ids that events erase. @param {CourseEvent[]} events */
export function erasedBy(events) {
  return new Set(events.filter(({kind}) => kind === 'erased').flatMap(({ids}) => ids ?? []));
}

/**
 * @param {CourseEvent[]} events
 * @param {Set<string>} erased
 */
export function withoutErased(events, erased) {
  return erased.size ? events.filter((event) => event.kind === 'erased' || !erased.has(event.id)) : events;
}

/**
 * One of two contents that a forged log gives to one id: always the same one, and never less erased than before. What
 * they erase is put together first, so that it has no say in which of them it is.
 *
 * @param {CourseEvent} a
 * @param {CourseEvent} b
 */
function winner(a, b) {
  if (canonical(a) === canonical(b)) return a;
  const erasures = [a, b].filter(({kind}) => kind === 'erased');
  if (erasures.length === 1) return erasures[0];
  const ids = [...erasedBy(erasures)].sort();
  const [first, second] = erasures.length ? erasures.map((erasure) => ({...erasure, ids})) : [a, b];
  return canonical(first) <= canonical(second) ? first : second;
}

/** @param {CourseEvent} event */
const canonical = (event) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * @param {CourseEvent} a
 * @param {CourseEvent} b
 */
export function byOrder(a, b) {
  return a.seq - b.seq || (a.id < b.id ? -1 : 1);
}

/**
 * The number of the next event after `events`.
 *
 * @param {CourseEvent[]} events
 */
export function nextSeq(events) {
  return events.reduce((highest, event) => Math.max(highest, event.seq), 0) + 1;
}
