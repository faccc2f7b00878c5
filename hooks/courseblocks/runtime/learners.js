/** Who learns on this device: several may share it, each with a name that only this device knows. */

import {decode} from './codec.js';
import {merge} from './events.js';

/**
 * The learners that have something stored for a course, and what each is called here.
 *
 * @param {Storage | null} storage
 * @param {string} course
 * @returns {Map<string, string>} name by learner, '' for one without a name
 */
export function learners(storage, course) {
  /** @type {Map<string, import('./events.js').CourseEvent[]>} */
  const logs = new Map();
  const prefix = `course:${course}:`;
  for (const key of Object.keys(storage ?? {})) {
    const [learner, tab, more] = key.startsWith(prefix) ? key.slice(prefix.length).split(':') : [];
    if (!learner || !tab || more !== undefined) continue;
    logs.set(learner, [...(logs.get(learner) ?? []), ...decode(storage?.getItem(key) ?? '').events]);
  }
  return new Map([...logs].map(([learner, events]) => [learner, nameOf(merge(events))]));
}

/** @param {import('./events.js').CourseEvent[]} events */
export function nameOf(events) {
  return events.findLast((event) => event.kind === 'named')?.name ?? '';
}
