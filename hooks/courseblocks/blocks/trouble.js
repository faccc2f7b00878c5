/** Tells a learner in words what keeps the log from being kept or read, and saves what is there. */

import {saveBackup} from '../runtime/log/backup.js';
import {announce, button, element, found} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

const TROUBLES = {
  blocked: say('trouble.blocked'),
  guest: say('trouble.guest'),
  full: say('trouble.full'),
  corrupt: say('trouble.corrupt'),
  newer: say('trouble.newer')
};

/**
 * Show the troubles of the log above a block, or take them away; there is one such place on a page.
 *
 * @param {import('../runtime/log/log.js').Log} log
 * @param {HTMLElement} block
 */
export function showTroubles(log, block) {
  const text = log.troubles.map((trouble) => TROUBLES[trouble]).join(' ');
  const [place = element('div', {class: 'course-trouble', role: 'status'})] = found(document, '.course-trouble');
  if ((place.dataset.says ?? '') === text) return;
  if (!place.isConnected) block.before(place);
  place.dataset.says = text;
  const save = button('save', say('trouble.save-copy'));
  save.addEventListener('click', () => saveBackup(log, block.dataset.course ?? ''));
  announce(place, ...(text ? [element('p', {}, text), save] : []));
}
