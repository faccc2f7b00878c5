/** What a page has to know before it can open a log: who learns in it. A storage may have no room even for that. */

import {storageOf} from './storage.js';

/**
 * Keep a text for the next page.
 *
 * @param {'localStorage' | 'sessionStorage'} name
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether it is kept
 */
export function remember(name, key, text) {
  const storage = storageOf(name);
  try {
    storage?.setItem(key, text);
    return Boolean(storage);
  } catch {
    return false;
  }
}

/**
 * Forget what a session holds of a course; other courses share the storage.
 *
 * @param {string} course
 */
export function forgetSession(course) {
  const session = storageOf('sessionStorage');
  for (const key of Object.keys(session ?? {})) if (key.startsWith(`course:${course}:`)) session?.removeItem(key);
}
