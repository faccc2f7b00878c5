/**
 * The keys of a quiz that tells nothing at first: they travel as base64 of UTF-8, so that neither a search on the page nor
 * a look at it finds them. That keeps them out of sight, not out of reach.
 */

import {found, hide} from '../../runtime/page/dom.js';

/**
 * Put the key of each item that carries it into its place, hidden.
 *
 * @param {HTMLElement} quiz
 */
export function unpackKeys(quiz) {
  for (const host of found(quiz, 'course-item[data-key]')) {
    const bytes = Uint8Array.from(atob(host.dataset.key ?? ''), (letter) => letter.charCodeAt(0));
    const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
    host.append(...page.body.childNodes);
    hide(host, '.course-key');
    delete host.dataset.key;
  }
}
