/** A lesson on paper: a blank sheet to write on, or with what the learner did, as chosen. */

import {button, element} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

/** What can be printed. */
export function printOffers() {
  const said = element('summary', {}, say('print.title'));
  const choices = [button('print-blank', say('print.blank')), button('print-mine', say('print.mine'))];
  return element('details', {class: 'course-print'}, said, ...choices);
}

/**
 * Print a blank sheet. Afterwards all is as it was; not every browser says when that is.
 *
 * @param {(isBlank: boolean) => void} show shows the page so
 */
export function printBlank(show) {
  const over = new AbortController();
  const end = () => {
    over.abort();
    show(false);
  };
  show(true);
  for (const type of ['afterprint', 'pointerdown', 'keydown']) addEventListener(type, end, {signal: over.signal});
  print();
}
