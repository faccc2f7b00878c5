/** The one log of a page: whose it is, where it is kept, and what other tabs do to it. */

import {Log} from './log.js';
import {storageOf} from './storage.js';

/** @type {Log | null} */
let log = null;

/**
 * The log of the course for the learner of this tab.
 *
 * @param {string} course the id of the course
 */
export function courseLog(course) {
  log ??= start(course);
  return log;
}

/** Whether all that was done in this tab outlives it. */
export function isKept() {
  return log?.isKept ?? true;
}

/**
 * Who learns in this tab. "Not my device" keeps everything in the session, which the browser forgets with the tab.
 *
 * @param {string} course
 * @returns {{learner: string, storage: Storage | null}}
 */
function whose(course) {
  const session = storageOf('sessionStorage');
  const local = storageOf('localStorage');
  if (session?.getItem(`course:${course}:guest`)) return {learner: 'guest', storage: session};
  return {learner: local?.getItem(`course:${course}:learner`) ?? 'me', storage: local};
}

/** @param {string} course */
function start(course) {
  const opened = new Log({course, ...whose(course)});
  let leave = hold(opened);
  window.addEventListener('storage', ({key}) => {
    if (key !== null && !key.startsWith('course:')) return;
    if (key === null || key === opened.key) opened.defend();
    opened.changed();
  });
  window.addEventListener('pagehide', () => {
    opened.leave();
    leave();
  });
  window.addEventListener('pageshow', ({persisted}) => {
    if (!persisted) return;
    leave = hold(opened);
    opened.changed();
  });
  document.addEventListener('visibilitychange', () => document.hidden || opened.changed());
  return opened;
}

/**
 * Hold a lock by the name of this tab's key, for as long as the tab may write it, and join the keys that nobody holds.
 * Without locks (plain http) keys are never joined, since nothing tells which tabs are open.
 *
 * @param {Log} opened
 * @returns {() => void} lets go of it
 */
function hold(opened) {
  let leave = () => {};
  const left = new Promise((resolve) => (leave = () => resolve(undefined)));
  const {locks} = navigator;
  if (!locks) return leave;
  locks.request(opened.key, () => left).catch(() => {});
  locks
    .request('course:join', {ifAvailable: true}, async (lock) => {
      if (!lock) return;
      const {held = [], pending = []} = await locks.query();
      opened.join(new Set([...held, ...pending].map(({name}) => String(name))));
    })
    .catch(() => {});
  return leave;
}
