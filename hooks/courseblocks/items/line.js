/** What the types of items besides choice have in common. */

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

/**
 * @param {boolean} right
 * @param {string | Node} otherwise what is said of a line that is not right
 */
export function lineMark(right, otherwise) {
  return right ? mark('right') : mark('wrong', otherwise);
}
