/** Tells a learner in words what keeps the log from being kept or read, and saves what is there. */

import {saveBackup} from './backup.js';
import {announce, button, element, found} from '../page/dom.js';
import {words} from '../../words/words.js';

/**
 * Show the troubles of the log above a block, or take them away; there is one such place on a page.
 *
 * @param {import('./log.js').Log} log
 * @param {HTMLElement} block
 */
export function showTroubles(log, block) {
  const text = log.troubles.map((trouble) => words.troubles[trouble]).join(' ');
  const [place = element('div', {class: 'course-trouble', role: 'status'})] = found(document, '.course-trouble');
  if ((place.dataset.says ?? '') === text) return;
  if (!place.isConnected) block.before(place);
  place.dataset.says = text;
  const save = button('save', words.saveCopy);
  save.addEventListener('click', () => saveBackup(log, block.dataset.course ?? ''));
  announce(place, ...(text ? [element('p', {}, text), save] : []));
}
