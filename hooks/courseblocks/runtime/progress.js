/**
 * What a log says about a quiz, a checklist or a lesson. Pure: events in, state out; nothing is stored but the log.
 *
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 *
 * @typedef {object} Item
 * @property {string[]} names its name in the course, then its old ones
 * @property {string} print its fingerprint
 * @property {(response: string[]) => boolean | null} [grade] whether a response is right by the present key
 *
 * @typedef {object} ItemState
 * @property {CourseEvent | null} last the response that is shown
 * @property {CourseEvent | null} first the response that counts
 * @property {boolean} changed whether the item has changed since, so that it is asked again
 */

/**
 * The run of a quiz that is going on, or the last one; null before the first response.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @returns {{id: string, items: string[] | null} | null} `items` are those of a run that leaves some out
 */
export function currentAttempt(events, block) {
  const last = events.findLast(
    (event) =>
      (event.kind === 'responded' || event.kind === 'started') && event.attempt && block.includes(event.in ?? '')
  );
  if (!last?.attempt) return null;
  const start = events.findLast((event) => event.kind === 'started' && event.attempt === last.attempt);
  return {id: last.attempt, items: start?.items ?? null};
}

/**
 * @param {CourseEvent[]} events
 * @param {string | null} attempt
 * @param {Item} item
 * @returns {ItemState}
 */
export function itemState(events, attempt, item) {
  const all = events.filter(
    (event) => event.kind === 'responded' && event.attempt === attempt && item.names.includes(event.of ?? '')
  );
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
 * The lines of a checklist that are ticked now.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @param {string | undefined} reset daily, weekly or monthly
 * @param {Date} now
 * @returns {Set<string>}
 */
export function ticked(events, block, reset, now) {
  const since = reset ? periodStart(reset, now).getTime() : -Infinity;
  const own = events.filter((event) => block.includes(event.in ?? ''));
  const anew = own.findLastIndex((event) => event.kind === 'restarted');
  const lines = new Map(own.slice(anew + 1).map((event) => [event.of ?? '', event]));
  return new Set([...lines].filter(([, event]) => event.kind === 'ticked' && event.at >= since).map(([line]) => line));
}

/**
 * When the period began that `now` is in: at midnight in the learner's own time zone; weeks begin on Monday.
 *
 * @param {string} reset daily, weekly or monthly
 * @param {Date} now
 */
export function periodStart(reset, now) {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  if (reset === 'monthly') return new Date(year, month, 1);
  return new Date(year, month, reset === 'weekly' ? day - ((now.getDay() + 6) % 7) : day);
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
