/** Texts that a learner typed elsewhere, on another device, in place of what stands here: each can be put here instead. */

import {button, element} from '../runtime/page/dom.js';
import {say} from '../words/words.js';

/**
 * Show them below the answers; without any, nothing. What is taken and what was here change places.
 *
 * @param {import('./item.js').ItemView} item
 * @param {import('../blocks/quiz/run.js').Run<any>} run
 * @param {Record<string, string[][]>} texts by item
 */
export function offerTexts(item, run, texts) {
  const {
    host,
    names: [name]
  } = item;
  const known = host.querySelector(':scope > .course-others');
  const others = texts[name] ?? [];
  const says = JSON.stringify(others);
  if ((known?.getAttribute('data-says') ?? '[]') === says) return;
  known?.remove();
  if (!others.length) return;
  const lines = others.map((text) => {
    const swap = button('use', say('quiz.use-this'));
    swap.addEventListener('click', () => use(item, run, text));
    return element('li', {}, element('span', {dir: 'auto', translate: 'no'}, text.filter(Boolean).join(' · ')), swap);
  });
  const offer = element('div', {class: 'course-others', 'data-says': says}, element('p', {}, say('quiz.also-typed')));
  offer.append(element('ul', {}, ...lines));
  host.querySelector(':scope > .course-actions')?.before(offer);
}

/**
 * @param {import('./item.js').ItemView} item
 * @param {import('../blocks/quiz/run.js').Run<any>} run
 * @param {string[]} text
 */
function use(item, run, text) {
  const {
    answers,
    names: [name]
  } = item;
  const {draft} = run;
  const others = [answers.response, ...draft.texts[name]];
  answers.show(text);
  answers.focus();
  run.keep({...draft, items: {...draft.items, [name]: text}, texts: {...draft.texts, [name]: others}});
  offerTexts(item, run, run.draft.texts);
}
