/**
 * Guests: those who said "not my device". All that they do is in the session, which the browser forgets with the tab.
 *
 * A session is that of one tab, and a new tab knows nothing of it. So the device keeps, while a guest is there, when that
 * was last; tabs that nothing else was said in are the guest's, too. Where the browser ends without a word, this is over
 * within the hour.
 */

import {storageOf} from './storage.js';

const HOUR = 36e5;
const GUEST = ':guest';

/** @param {string} course */
export const guestKey = (course) => `course:${course}${GUEST}`;

/**
 * Whether a guest learns in this tab.
 *
 * @param {string} course
 */
export function isGuest(course) {
  const key = guestKey(course);
  const said = storageOf('sessionStorage').get(key);
  const since = Math.abs(Date.now() - Number(storageOf('localStorage').get(key)));
  if (!said && since < HOUR) beGuest(course);
  return said ? said === 'yes' : since < HOUR;
}

/**
 * From now on a guest learns in this tab.
 *
 * @param {string} course
 * @returns {boolean} whether the session keeps it
 */
export function beGuest(course) {
  const isKept = storageOf('sessionStorage').set(guestKey(course), 'yes');
  if (isKept) signIn(guestKey(course));
  return isKept;
}

/** Whoever was a guest on the page before is one on each page, also where nothing can be done. */
export function keepGuests() {
  const session = storageOf('sessionStorage');
  for (const key of session.keys('course:')) if (key.endsWith(GUEST) && session.get(key) === 'yes') signIn(key);
}

/** Let other tabs know, as long as this page is open. @param {string} key */
function signIn(key) {
  const local = storageOf('localStorage');
  const sign = () => local.set(key, String(Date.now()));
  sign();
  for (const type of ['pointerdown', 'keydown', 'focus', 'pageshow']) addEventListener(type, sign, true);
  // What Firefox is told while it leaves for another site may be lost with the page's process: it is told before, too.
  for (const type of ['beforeunload', 'pagehide']) addEventListener(type, () => local.remove(key));
}
