/** Right and not right, told by word and icon. */

import {element} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

const ICONS = {right: '✓', wrong: '✗', missed: '○'};
const MARKS = {right: say('quiz.mark-right'), wrong: say('quiz.mark-wrong'), missed: say('quiz.mark-missed')};

/**
 * What a line of the answers says of itself once the response is given.
 *
 * @param {keyof typeof ICONS} kind
 * @param {string | Node} [said]
 */
export function mark(kind, said = MARKS[kind]) {
  return element('span', {class: 'course-mark', 'data-outcome': kind}, icon(kind), said);
}

/** @param {keyof typeof ICONS} kind */
export function icon(kind) {
  return element('span', {'aria-hidden': 'true', class: 'course-icon'}, ICONS[kind]);
}
