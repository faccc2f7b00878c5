/** What came of an exam, lesson by lesson: the page says which of its items test which. */

import {found} from '../../../runtime/page/dom.js';

/**
 * @typedef {object} LessonResult
 * @property {string} title
 * @property {string} href where the lesson is
 * @property {number} minutes how long it takes, 0 if nobody knows
 * @property {number} right how many of its items were
 * @property {number} of how many of its items were scored
 */

/**
 * @template {{isOpen: boolean}} T
 * @param {HTMLElement} quiz
 * @param {T[]} items those of the page
 * @param {T[]} drawn those that the attempt asked
 * @param {T[]} missed
 * @returns {LessonResult[]} those lessons that were asked about, those with misses first
 */
export function byLesson(quiz, items, drawn, missed) {
  const results = found(quiz, ':scope > .course-tested > li').map((line) => {
    const {title, href} = lessonOf(line);
    const own = (line.dataset.items ?? '').split(' ').map((number) => items[Number(number)]);
    const scored = own.filter((item) => drawn.includes(item) && !item.isOpen);
    const right = scored.filter((item) => !missed.includes(item)).length;
    return {title, href, minutes: Number(line.dataset.minutes ?? 0), right, of: scored.length};
  });
  const isMissed = (/** @type {LessonResult} */ {right, of}) => Number(right < of);
  return results.filter(({of}) => of).sort((a, b) => isMissed(b) - isMissed(a));
}

/** @param {HTMLElement} line */
function lessonOf(line) {
  const link = /** @type {HTMLAnchorElement} */ (line.querySelector('a'));
  return {title: link.textContent ?? '', href: link.href};
}
