/** Texts that a learner typed elsewhere, on another device, in place of what stands here: each can be put here instead. */

import {button, element} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

/**
 * Show them below the answers; without any, nothing.
 *
 * @param {HTMLElement} host the `course-item`
 * @param {string[][]} texts
 * @param {(text: string[]) => void} use puts one of them here
 */
export function offerTexts(host, texts, use) {
  const known = host.querySelector(':scope > .course-others');
  const says = JSON.stringify(texts);
  if ((known?.getAttribute('data-says') ?? '[]') === says) return;
  known?.remove();
  if (!texts.length) return;
  const lines = texts.map((text) => {
    const swap = button('use', say('quiz.use-this'));
    swap.addEventListener('click', () => use(text));
    return element('li', {}, element('span', {dir: 'auto', translate: 'no'}, text.filter(Boolean).join(' · ')), swap);
  });
  const offer = element('div', {class: 'course-others', 'data-says': says}, element('p', {}, say('quiz.also-typed')));
  offer.append(element('ul', {}, ...lines));
  host.querySelector(':scope > .course-actions')?.before(offer);
}
