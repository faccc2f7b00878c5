/** A backup: everything of a learner, to move to another device or to keep. */

import {element} from '../page/dom.js';

/**
 * Save everything in a log as a file, with every stored text beside it, so that what cannot be read here is saved too.
 *
 * @param {import('./log.js').Log} log
 * @param {string} course
 */
export function saveBackup(log, course) {
  const parts = {events: log.events(), drafts: log.drafts(), stored: log.raw()};
  const backup = {format: 'course-backup', version: 1, course, ...parts};
  const file = new Blob([JSON.stringify(backup, null, 1)], {type: 'application/json'});
  const link = element('a', {href: URL.createObjectURL(file), download: `${course}-backup.json`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
