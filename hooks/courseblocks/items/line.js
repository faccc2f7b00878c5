/** What the types of items besides choice have in common. */

import {element} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

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
 * What would have been right, once all is told.
 *
 * @param {(string | Node)[][]} lines those that were not
 */
export function solution(lines) {
  if (!lines.length) return [];
  const list = element('ul', {}, ...lines.map((line) => element('li', {}, ...line)));
  return [element('p', {class: 'course-explained'}, say('quiz.answer')), list];
}
