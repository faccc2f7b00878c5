/** What a backup brings back. What is imported is never trusted. */

import {parseJson} from './codec.js';
import {erasedBy, isEvent, merge} from './events.js';
import {draftsOf, freshHalves} from './halves.js';
import {nameOf} from './learners.js';
import {revived} from './reviving.js';

/**
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 * @typedef {import('./drafts.js').Draft} Draft
 *
 * @typedef {object} Here what is here
 * @property {CourseEvent[]} events
 * @property {Record<string, unknown>} drafts by block
 *
 * @typedef {object} Backup
 * @property {CourseEvent[]} events those that are new here, with those that tell what was erased
 * @property {Map<string, Draft>} half the drafts to keep, by block
 * @property {number} fresh how many events bring something
 * @property {number} unchecked how many responses that are half done are new here
 * @property {number} erases how many that are here it erases, since they were erased where it was made
 * @property {number} known how many are here already
 * @property {CourseEvent[]} erased those that were erased here, as they come back for who wants them
 * @property {number} erasedAt when that was, a time in milliseconds
 * @property {string} name whose it is, '' if that is the learner who is here, or nobody knows
 */

/**
 * What a backup would bring, or why it cannot be read. Nothing is changed yet.
 *
 * @param {string} text
 * @param {string} course
 * @param {Here} here
 * @returns {Backup | 'unreadable' | 'newer' | 'otherCourse'}
 */
export function readBackup(text, course, here) {
  const found = parseJson(text);
  if (found?.format !== 'course-backup' || !Array.isArray(found.events)) return 'unreadable';
  if (found.version > 1) return 'newer';
  if (found.version !== 1 || !found.events.every(isOffered)) return 'unreadable';
  if (found.course !== course) return 'otherCourse';
  return compare(merge(found.events), draftsOf(found), here);
}

/** No learner comes near it: numbers are left for what comes after a backup. */
const HIGHEST = 2 ** 40;

/** @param {any} value */
const isOffered = (value) => isEvent(value) && value.seq < HIGHEST;

/**
 * @param {CourseEvent[]} all
 * @param {Map<string, Draft[]>} half
 * @param {Here} here
 * @returns {Backup}
 */
function compare(all, half, {events, drafts}) {
  const [mine, theirs] = [nameOf(events), nameOf(all)];
  const offered = mine ? all.filter(({kind}) => kind !== 'named') : all; // who has a name here keeps it
  const [known, gone] = [idsOf(events), erasedBy(events)];
  const fresh = offered.filter(({id}) => !known.has(id) && !gone.has(id));
  const erased = revived(offered, events);
  const {half: halves, count} = freshHalves(half, drafts, merge(events, fresh));
  return {
    events: fresh,
    half: halves,
    fresh: entriesOf(fresh).length,
    unchecked: count,
    erases: [...erasedBy(offered)].filter((id) => known.has(id)).length,
    known: entriesOf(offered).filter(({id}) => known.has(id)).length,
    erased,
    erasedAt: events.findLast(({ids}) => ids?.some((id) => offered.some((event) => event.id === id)))?.at ?? 0,
    name: theirs === mine ? '' : theirs
  };
}

/**
 * Take from a backup what is new.
 *
 * @param {import('./log.js').Log} log
 * @param {Backup} backup
 * @param {boolean} [all] whether what was erased comes back, too
 * @returns {boolean} whether there is room for its events; where there is not, nothing of it is taken
 */
export function restore(log, {events, erased, half}, all) {
  const isTaken = log.take(all ? [...events, ...erased] : events);
  if (isTaken) for (const [block, draft] of half) log.keepDraft(block, draft);
  return isTaken;
}

/** @param {CourseEvent[]} events */
const idsOf = (events) => new Set(events.map(({id}) => id));

/** All but what tells of erasing. @param {CourseEvent[]} events */
export const entriesOf = (events) => events.filter(({kind}) => kind !== 'erased');
