/** What the types of items besides choice have in common. */

import {found} from '../runtime/page/dom.js';
import {mark} from './outcome-mark.js';

/**
 * What a line says in words; of a picture, what describes it.
 *
 * @param {Element} line
 */
export function said(line) {
  const pictures = [...line.querySelectorAll('img')].map(({alt}) => alt);
  return [line.textContent?.trim(), ...pictures].filter(Boolean).join(' ');
}

/** @param {ParentNode} where */
export function unmark(where) {
  for (const old of found(where, '.course-mark')) old.remove();
}

/**
 * @param {boolean} right
 * @param {string | Node} otherwise what is said of a line that is not right
 */
export function lineMark(right, otherwise) {
  return right ? mark('right') : mark('wrong', otherwise);
}
