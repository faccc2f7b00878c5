/**
 * What a log says about the attempts of an exam. Pure: events in, results out.
 *
 * An item that has changed since it was drawn, or is gone, leaves the totals of the attempt; an open response is in none.
 *
 * @typedef {import('../../../runtime/log/events.js').CourseEvent} CourseEvent
 *
 * @typedef {import('../../../runtime/progress/progress.js').Item & {isOpen?: boolean}} ExamItem
 *
 * @typedef {object} Attempt
 * @property {string} id
 * @property {string[]} items the names of the items that were drawn
 * @property {string[]} prints their fingerprints when they were drawn
 * @property {number} seq the number of the event that began it
 * @property {CourseEvent | null} handedIn
 */

import {itemState} from '../../../runtime/progress/progress.js';

/**
 * The attempts of an exam, in the order that they began in.
 *
 * @param {CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @returns {Attempt[]}
 */
export function examAttempts(events, block) {
  const own = events.filter((event) => event.attempt && block.includes(event.in ?? ''));
  return own
    .filter(({kind, mode}) => kind === 'started' && mode === 'exam')
    .map(({attempt = '', items = [], prints = [], seq}) => {
      const handedIn = own.find((event) => event.kind === 'submitted' && event.attempt === attempt) ?? null;
      return {id: attempt, items, prints, seq, handedIn};
    });
}

/**
 * Those of `items` that were drawn for an attempt and are as they were then.
 *
 * @template {ExamItem} T
 * @param {Attempt} attempt
 * @param {T[]} items
 * @returns {T[]}
 */
export function standing(attempt, items) {
  const drawn = new Map(attempt.items.map((name, i) => [name, attempt.prints[i]]));
  return items.filter((item) => item.names.some((name) => drawn.get(name) === item.print));
}

/**
 * The responses of an attempt, as those of a run.
 *
 * @param {CourseEvent[]} events
 * @param {string} attempt
 */
export function responsesIn(events, attempt) {
  return {responses: events.filter((event) => event.kind === 'responded' && event.attempt === attempt), late: []};
}

/**
 * All or nothing for each item. Who has passed has passed, whatever is edited later.
 *
 * @template {ExamItem} T
 * @param {CourseEvent[]} events
 * @param {Attempt} attempt
 * @param {T[]} items those that there are now
 * @param {number | null} pass the percentage that is needed, null if there is no such
 */
export function examResult(events, attempt, items, pass) {
  const own = responsesIn(events, attempt.id);
  const drawn = standing(attempt, items);
  const scored = drawn.filter((item) => !item.isOpen);
  const missed = scored.filter((item) => !itemState(own, item).last?.right);
  const [of, right] = [scored.length, scored.length - missed.length];
  return {
    at: attempt.handedIn?.at ?? 0,
    of,
    right,
    percent: of ? Math.floor((right * 100) / of) : 0,
    passed: pass === null ? null : attempt.handedIn?.passed === true || (of > 0 && right * 100 >= pass * of),
    missed,
    open: drawn.length - of,
    gone: attempt.items.length - drawn.length
  };
}

/**
 * The best of some results, the first of those that are equally good; null without any.
 *
 * @template {{right: number, of: number}} T
 * @param {T[]} results
 * @returns {T | null}
 */
export function bestResult(results) {
  const share = (/** @type {T} */ {right, of}) => (of ? right / of : -1);
  return results.reduce(
    (best, one) => (best && share(best) >= share(one) ? best : one),
    /** @type {T | null} */ (null)
  );
}
