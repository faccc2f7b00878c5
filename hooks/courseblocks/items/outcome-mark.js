/** Right and not right, told by word and icon. */

import {element} from '../runtime/page/dom.js';
import {words} from '../words/words.js';

const ICONS = {right: '✓', wrong: '✗', missed: '○'};

/**
 * What a line of the answers says of itself once the response is given.
 *
 * @param {keyof typeof ICONS} kind
 * @param {string | Node} [said]
 */
export function mark(kind, said = words.marks[kind]) {
  return element('span', {class: 'course-mark', 'data-outcome': kind}, icon(kind), said);
}

/** @param {keyof typeof ICONS} kind */
export function icon(kind) {
  return element('span', {'aria-hidden': 'true', class: 'course-icon'}, ICONS[kind]);
}
