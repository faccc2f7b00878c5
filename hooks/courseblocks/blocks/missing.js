/** Tells a learner in words where a block does not work, since a script or a part of it did not come. */

import {element, found, removeAll} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

function lookAround() {
  for (const block of found(document, '.course-block:not([data-works], :has(> .course-missing))')) {
    removeAll(block, '[data-do]'); // nobody listens to it
    block.prepend(element('p', {class: 'course-missing', role: 'status'}, say('block.missing')));
  }
}

/** Tell it once the page is there; on one that came without a load, once a script does not come, or fails. */
export function tellWhatIsMissing() {
  addEventListener('load', lookAround);
  addEventListener(
    'error',
    ({target, filename = /** @type {HTMLScriptElement} */ (target).src}) =>
      filename?.includes('/course-') && lookAround(),
    true
  );
}
