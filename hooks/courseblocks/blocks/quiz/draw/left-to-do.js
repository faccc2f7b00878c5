/** What is left to do in a quiz that draws, or is an exam. Pure: events in, items out. */

import {unanswered} from '../../../runtime/progress/progress.js';

/**
 * Those items of a quiz that a learner still has to respond to, to complete the lesson it stands in.
 *
 * A quiz that was handed in as an exam has none left, and an exam that was not has all of its draw. One that draws for
 * practice has none left once a draw has all its responses.
 *
 * @param {import('../../../runtime/log/events.js').CourseEvent[]} events
 * @param {{names: string[], mode?: string, size?: number}} quiz its names, how it is taken, how many it draws if it draws
 * @param {import('../../../runtime/progress/progress.js').Item[]} items
 */
export function leftIn(events, {names, mode, size}, items) {
  const own = events.filter((event) => names.includes(event.in ?? ''));
  if (own.some(({kind}) => kind === 'submitted')) return [];
  if (mode === 'exam') return items.slice(0, size);
  if (!size) return unanswered(events, items);
  const draws = own.map((event) => items.filter((item) => item.names.some((name) => event.items?.includes(name))));
  const left = draws.filter((drawn) => drawn.length).map((drawn) => unanswered(events, drawn));
  return left.find((items) => !items.length) ?? left.at(-1) ?? items.slice(0, size);
}
