/** The one log of a page: whose it is, where it is kept, and what other tabs do to it. */

import {isGuest} from './guest.js';
import {Log} from './log.js';
import {storageOf} from './storage.js';

/** Whoever looks at a page as somebody who has done nothing yet; a preview leads there. */
const AS_NEW = 'new';
const isAsNew = () => new URLSearchParams(location.search).has('as-new');

/** @type {Log | null} */
let log = null;

/**
 * The log of the course for the learner of this tab.
 *
 * @param {HTMLElement} block any of the course
 */
export function courseLog({dataset: {course = ''}}) {
  log ??= start(course);
  return log;
}

/** Whether all that was done in this tab outlives it. */
export function isKept() {
  return log?.isKept ?? true;
}

/**
 * Who learns in this tab, and where that is kept; where it cannot be read, nothing is kept, since it might be another's.
 *
 * @param {string} course
 * @returns {{learner?: string, storage: import('./storage.js').StorageLike | null}}
 */
function whose(course) {
  if (isAsNew()) return {learner: AS_NEW, storage: storageOf('sessionStorage').storage};
  if (isGuest(course)) return {learner: 'guest', storage: storageOf('sessionStorage').storage};
  const local = storageOf('localStorage');
  const learner = local.get(`course:${course}:learner`) ?? 'me';
  return local.isRead ? {learner, storage: local.storage} : {storage: null};
}

/** Each time the page is opened it is new. @param {string} keys what they begin with */
function forget(keys) {
  const session = storageOf('sessionStorage');
  for (const key of session.keys(keys)) session.remove(key);
}

/** @param {string} course */
function start(course) {
  const {learner = 'me', storage} = whose(course);
  if (learner === AS_NEW) forget(`course:${course}:${AS_NEW}:`);
  const opened = new Log({course, learner, storage});
  let leave = hold(opened);
  /** There may be room again, or somebody else learns now; then the page starts again, unless something would be lost. */
  const look = () => {
    opened.offer();
    if (opened.isKept && (whose(course).learner ?? learner) !== learner) location.reload();
    else opened.changed();
  };
  addEventListener('storage', ({key}) => {
    if (key && !key.startsWith('course:') && opened.isKept) return;
    opened.defend();
    look();
  });
  addEventListener('pagehide', () => {
    opened.offer();
    opened.leave();
    leave();
  });
  addEventListener('pageshow', ({persisted}) => {
    if (!persisted) return;
    leave = hold(opened);
    look();
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? opened.offer() : look()));
  return opened;
}

/**
 * Hold a lock by the name of this tab's key, for as long as the tab may write it: keys that nobody holds are joined.
 *
 * @param {Log} opened
 * @returns {() => void} lets go of it
 */
function hold({key}) {
  let leave = () => {};
  const left = new Promise((resolve) => (leave = () => resolve(undefined)));
  navigator.locks?.request(key, () => left).catch(() => {});
  return leave;
}
