/** Who learns on this device: several may share it, each with a name that only this device knows. */

import {decode} from './codec.js';
import {merge} from './events.js';

/**
 * The learners that have something stored for a course, and what each is called here.
 *
 * @param {import('./storage.js').SafeStorage} storage
 * @param {string} course
 * @returns {Map<string, string>} name by learner, '' for one without a name
 */
export function learners(storage, course) {
  /** @type {Map<string, import('./events.js').CourseEvent[][]>} */
  const logs = new Map();
  const prefix = `course:${course}:`;
  for (const key of storage.keys(prefix)) {
    const [learner, tab, more] = key.slice(prefix.length).split(':');
    if (!tab || more !== undefined) continue;
    logs.set(learner, [...(logs.get(learner) ?? []), decode(storage.get(key) ?? '').events]);
  }
  return new Map([...logs].map(([learner, all]) => [learner, nameOf(merge(...all))]));
}

/** @param {import('./events.js').CourseEvent[]} events */
export function nameOf(events) {
  return events.findLast((event) => event.kind === 'named')?.name ?? '';
}
