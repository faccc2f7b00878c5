/**
 * The log as data: what an event is, and how logs are merged. Nothing here touches the page or the storage.
 *
 * @typedef {object} CourseEvent
 * @property {string} id random, so that two devices never give the same
 * @property {number} at UTC time in milliseconds, for showing; clocks are set back, so it orders nothing
 * @property {number} seq one more than the highest that the writer had seen; with the id it orders the log
 * @property {string} kind responded, started, submitted, ticked, unticked, restarted, completed, named, erased
 * @property {string} [of] the item, line, page, module or course that it is about
 * @property {string} [in] the page and the block that it happened in
 * @property {string} [attempt] the run of a quiz
 * @property {string[]} [response] keys of options or of lines in their order, "row:partner", or texts, by the type
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

/** No learner comes near it. A forged number above would leave none to come after it. */
const HIGHEST = 2 ** 40;

const TEXTS = ['of', 'in', 'attempt', 'print', 'confidence', 'mode', 'version', 'name'];

/**
 * Whether a value that was stored or imported is an event. Fields that this version does not know are no fault.
 *
 * @param {any} value
 * @returns {value is CourseEvent}
 */
export function isEvent(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    isText(value.id) &&
    isText(value.kind) &&
    Number.isFinite(value.at) &&
    Number.isInteger(value.seq) &&
    value.seq >= 0 &&
    value.seq <= HIGHEST &&
    TEXTS.every((key) => optional(value[key], isString)) &&
    ['response', 'items', 'prints', 'ids'].every((key) => optional(value[key], isStrings)) &&
    ['points', 'outOf'].every((key) => optional(value[key], Number.isSafeInteger)) &&
    ['right', 'passed'].every((key) => optional(value[key], (is) => typeof is === 'boolean')) &&
    (value.kind !== 'erased' || isStrings(value.ids))
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
  const erased = erasedBy(events);
  return events.filter((event) => event.kind === 'erased' || !erased.has(event.id)).sort(byOrder);
}

/** The ids that events erase. @param {CourseEvent[]} events */
export function erasedBy(events) {
  return new Set(events.flatMap((event) => (event.kind === 'erased' ? (event.ids ?? []) : [])));
}

/**
 * One of two contents that a forged log gives to one id: always the same one, and never less erased than before.
 *
 * @param {CourseEvent} a
 * @param {CourseEvent} b
 */
function winner(a, b) {
  const [first, second] = canonical(a) <= canonical(b) ? [a, b] : [b, a];
  if (canonical(a) === canonical(b)) return a;
  if (a.kind !== 'erased' || b.kind !== 'erased') return second.kind === 'erased' ? second : first;
  return {...first, ids: [...new Set([...(a.ids ?? []), ...(b.ids ?? [])])].sort()};
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
  return Math.min(events.reduce((highest, event) => Math.max(highest, event.seq), 0) + 1, HIGHEST);
}
