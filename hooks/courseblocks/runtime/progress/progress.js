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
 * @property {CourseEvent | null} first the response that counts
 * @property {boolean} changed whether the item has changed since, so that it is asked again
 */

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
  const own = events.filter(
    ({kind, attempt, in: place = ''}) =>
      (kind === 'responded' || kind === 'started') && attempt && block.includes(place)
  );
  const isStart = (/** @type {CourseEvent} */ {kind}) => kind === 'started';
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
  const all = own.length ? own : others;
  const valid = all.filter((event) => event.print === item.print);
  return {
    last: graded(valid.at(-1), item),
    first: graded(valid[0], item),
    changed: all.length > 0 && valid.length === 0
  };
}

/**
 * A response as the item grades it now: a fill-in may accept more than it did.
 *
 * @param {CourseEvent | undefined} event
 * @param {Item} item
 */
function graded(event, item) {
  if (!event) return null;
  return item.grade ? {...event, right: item.grade(event.response ?? []) ?? undefined} : event;
}

/**
 * Scored by the first response to each item, so that trying again teaches and does not count.
 *
 * @param {ItemState[]} states
 */
export function score(states) {
  return {
    of: states.length,
    responded: states.filter((state) => state.first).length,
    graded: states.filter((state) => typeof state.first?.right === 'boolean').length,
    right: states.filter((state) => state.first?.right).length
  };
}

/**
 * Those of `items` that were never responded to, in whatever quiz; a response to what the item was before counts too,
 * since a completion is never taken back.
 *
 * @param {CourseEvent[]} events
 * @param {Item[]} items
 */
export function unanswered(events, items) {
  const done = new Set(events.filter((event) => event.kind === 'responded').map((event) => event.of));
  return items.filter((item) => !item.names.some((name) => done.has(name)));
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
