/** Tells a learner in words what keeps the log from being kept or read, and saves what is there. */

import {announce, button, element} from './dom.js';
import {words} from './words.js';

/**
 * Show the troubles of the log above a block, or take them away; there is one such place on a page.
 *
 * @param {import('./log.js').Log} log
 * @param {HTMLElement} block
 */
export function showTroubles(log, block) {
  const page = block.parentElement;
  const known = page?.querySelector(':scope > .course-trouble');
  const text = log.troubles.map((trouble) => words.troubles[trouble]).join(' ');
  if (!page || (known?.getAttribute('data-says') ?? '') === text) return;
  const place = known ?? element('div', {class: 'course-trouble', role: 'status'});
  if (!known) block.before(place);
  place.setAttribute('data-says', text);
  const save = button('save', words.saveCopy);
  save.addEventListener('click', () => saveCopy(log, block.dataset.course ?? ''));
  announce(place, ...(text ? [element('p', {}, text), save] : []));
}

/**
 * Save a backup of the log as a file, with every stored text that could not be read beside it, word for word.
 *
 * @param {import('./log.js').Log} log
 * @param {string} course
 */
export function saveCopy(log, course) {
  const backup = {format: 'course-backup', version: 1, course, events: log.events(), stored: log.raw()};
  const file = new Blob([JSON.stringify(backup, null, 1)], {type: 'application/json'});
  const link = element('a', {href: URL.createObjectURL(file), download: `${course}-backup.json`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
