/** What a backup brings back. What is imported is never trusted. */

import {parseJson} from './codec.js';
import {erasedBy, isEvent, merge} from './events.js';

/**
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 *
 * @typedef {object} Backup
 * @property {CourseEvent[]} events those that are new here, with those that tell what was erased
 * @property {number} fresh how many of them bring something
 * @property {number} erases how many that are here it erases, since they were erased where it was made
 * @property {number} known how many are here already
 * @property {number} erased how many were erased here, and stay so
 */

/**
 * What a backup would bring, or why it cannot be read. Nothing is changed yet.
 *
 * @param {string} text
 * @param {string} course
 * @param {CourseEvent[]} events those that are here
 * @returns {Backup | 'unreadable' | 'newer' | 'otherCourse'}
 */
export function readBackup(text, course, events) {
  const found = parseJson(text);
  if (found?.format !== 'course-backup' || !Array.isArray(found.events)) return 'unreadable';
  if (found.version > 1) return 'newer';
  if (found.version !== 1 || !found.events.every(isEvent)) return 'unreadable';
  if (found.course !== course) return 'otherCourse';
  return compare(merge(found.events), events);
}

/**
 * @param {CourseEvent[]} offered
 * @param {CourseEvent[]} events
 * @returns {Backup}
 */
function compare(offered, events) {
  const [here, gone] = [idsOf(entriesOf(events)), erasedBy(events)];
  const entries = entriesOf(offered);
  const known = entries.filter(({id}) => here.has(id)).length;
  const erased = entries.filter(({id}) => gone.has(id)).length;
  const erases = [...erasedBy(offered)].filter((id) => here.has(id)).length;
  const all = idsOf(events);
  const fresh = entries.length - known - erased;
  return {events: offered.filter(({id}) => !all.has(id) && !gone.has(id)), fresh, erases, known, erased};
}

/** @param {CourseEvent[]} events */
const idsOf = (events) => new Set(events.map(({id}) => id));

/** All but what tells of erasing. @param {CourseEvent[]} events */
export const entriesOf = (events) => events.filter(({kind}) => kind !== 'erased');
