/**
 * What a log says about a quiz or a lesson. Pure: events in, state out; nothing is stored but the log.
 *
 * @typedef {import('../log/events.js').CourseEvent} CourseEvent
 *
 * @typedef {object} Item
 * @property {string[]} names its name in the course, then its old ones
 * @property {string} print its fingerprint
 * @property {(response: string[]) => boolean | null} [grade] whether a response is right by the present key
 *
 * @typedef {object} LoggedRun a run as a log has it
 * @property {string} id
 * @property {string[] | null} items those of a run that leaves some out, or was drawn
 * @property {boolean} isStarted whether somebody started it
 * @property {CourseEvent[]} responses
 * @property {CourseEvent[]} late responses of the run that nobody started, which came after this one began
 *
 * @typedef {object} ItemState
 * @property {CourseEvent | null} last the response that is shown
 * @property {CourseEvent | null} first what counts: the first response, or that the answer was shown before there was one
 * @property {string} latest what was done last, by its id; empty if nothing was
 * @property {boolean} isDone whether all has been told: the response is right, the tries are over, or the answer was shown
 * @property {boolean} changed whether the item has changed since, so that it is asked again
 */

import {isResponse} from '../log/events.js';

/**
 * The run of a quiz that is going on, or the last one.
 *
 * What was responded in no run that somebody started is one run, wherever it was: its name is that of the block. It never
 * takes the place of one that was started; what of it came after that began, from a page that did not know of it, belongs
 * to the started one where that has nothing of its own.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @returns {LoggedRun}
 */
export function currentRun(events, block) {
  const isStart = (/** @type {CourseEvent} */ {kind}) => kind === 'started';
  const own = events.filter(
    (event) => (isStart(event) || isResponse(event)) && event.attempt && block.includes(event.in ?? '')
  );
  const started = new Set(own.filter(isStart).map(({attempt}) => attempt));
  const last = own.findLastIndex(isStart);
  const {attempt: id = block[0], items = null} = own[last] ?? {};
  const loose = own.slice(last + 1).filter(({attempt}) => !started.has(attempt));
  const responses = own.filter((event) => !isStart(event) && event.attempt === id);
  return last < 0
    ? {id, items, isStarted: false, responses: loose, late: []}
    : {id, items, isStarted: true, responses, late: loose};
}

/**
 * @param {Pick<LoggedRun, 'responses' | 'late'>} run
 * @param {Item} item
 * @returns {ItemState}
 */
export function itemState({responses, late}, item) {
  const [own, others] = [responses, late].map((events) => events.filter(({of = ''}) => item.names.includes(of)));
  const isFirst = own[0] && own[0].kind === 'responded' && own[0].try !== 2;
  const earlier = isFirst ? [] : others.filter(({seq}) => !own[0] || seq < own[0].seq);
  const all = [...earlier, ...own];
  const valid = all.filter((event) => event.print === item.print);
  const graded = valid.map((event) => asGraded(event, item));
  return {
    last: graded.findLast(({kind}) => kind === 'responded') ?? null,
    first: graded[0] ?? null,
    latest: valid.at(-1)?.id ?? '',
    isDone: [...valid, ...graded].some(tellsAll),
    changed: all.length > 0 && valid.length === 0
  };
}

/** What has no number of a try was shown, or was a response of a time, or to an item, with one try. @param {CourseEvent} event */
const tellsAll = ({right, try: number}) => right || number !== 1;

/**
 * A response as the item grades it now: a fill-in may accept more than it did. Who was shown the answer is never right.
 *
 * @param {CourseEvent} event
 * @param {Item} item
 * @returns {CourseEvent}
 */
function asGraded(event, {grade}) {
  const isShown = event.kind === 'shown';
  if (!grade) return isShown ? {...event, right: false} : event;
  return {...event, right: grade((!isShown && event.response) || []) ?? undefined};
}

/**
 * Scored by the first response to each item, so that trying again teaches and does not count.
 *
 * @param {ItemState[]} states
 */
export function score(states) {
  const count = (/** @type {(state: ItemState) => unknown} */ is) => states.filter(is).length;
  return {
    of: states.length,
    responded: count(({isDone}) => isDone),
    graded: count(({first}) => typeof first?.right === 'boolean'),
    right: count(({first}) => first?.right),
    second: count(({first, last}) => first?.kind === 'responded' && first.right === false && last?.right)
  };
}

/**
 * Whether a run asks what was done in the block before it began, so that nothing in it is a first time.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @param {LoggedRun} run
 * @param {Item[]} items those that it asks
 */
export function isAgain(events, block, {id, isStarted}, items) {
  const names = new Set(items.flatMap((item) => item.names));
  const began = isStarted ? events.findIndex(({kind, attempt}) => kind === 'started' && attempt === id) : 0;
  return events.slice(0, Math.max(began, 0)).some((event) => {
    return isResponse(event) && block.includes(event.in ?? '') && names.has(event.of ?? '');
  });
}

/**
 * Those of `items` that nobody has finished responding to, in whatever quiz; a response to what the item was before counts too,
 * since a completion is never taken back.
 *
 * @param {CourseEvent[]} events
 * @param {Item[]} items
 */
export function unanswered(events, items) {
  const own = events.filter(isResponse);
  const done = new Set(own.filter(tellsAll).map((event) => event.of));
  const missed = own.filter(({try: number}) => number === 1); // a fill-in may accept by now what it did not
  const isRight = (/** @type {Item} */ {names, grade}) =>
    missed.some(({of = '', response = []}) => names.includes(of) && grade?.(response));
  return items.filter((item) => !item.names.some((name) => done.has(name)) && !isRight(item));
}

/**
 * When a lesson was completed first, null if it was not.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} page the names of the page
 */
export function completion(events, page) {
  return events.find((event) => event.kind === 'completed' && page.includes(event.of ?? '')) ?? null;
}
