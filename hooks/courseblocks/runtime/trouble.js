/** Tells a learner in words what keeps the log from being kept or read, and saves what is there. */

import {saveBackup} from './backup.js';
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
  save.addEventListener('click', () => saveBackup(log, block.dataset.course ?? ''));
  announce(place, ...(text ? [element('p', {}, text), save] : []));
}
