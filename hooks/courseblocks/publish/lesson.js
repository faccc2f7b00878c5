/** `<course-lesson>`: the header of a lesson, which knows when the lesson was completed and what is new since. */

import {Block} from '../blocks/block.js';
import {element, found, names, removeAll, tell} from '../runtime/page/dom.js';
import {completion} from '../runtime/progress/progress.js';
import {printBlank, printOffers} from './printing.js';
import {longDate, say} from '../words/words.js';

export class CourseLesson extends Block {
  /** @param {AbortSignal} signal */
  start(signal) {
    removeAll(this, ':scope > :is(.course-completed, .course-print)');
    this.append(element('p', {class: 'course-completed'}));
    this.log.addEventListener('change', () => this.#render(), {signal});
    document.addEventListener('DOMContentLoaded', () => this.#render(), {signal});
    this.append(printOffers());
    this.#render();
  }

  /** @param {string} action */
  act(action) {
    if (action === 'print-blank') printBlank((isBlank) => this.#blank(isBlank));
    else print();
  }

  /** @param {boolean} on */
  #blank(on) {
    const blocks = found(/** @type {HTMLElement} */ (this.parentElement), '.course-block');
    for (const block of blocks) if (block instanceof Block) block.blank(on);
  }

  /**
   * Every item that counts was responded to, right or wrong: that is the end of a lesson, and no later edit takes it back.
   * Until the whole page is there nobody knows its items; a quiz that has not begun its work has something left.
   */
  #render() {
    const page = /** @type {HTMLElement} */ (this.parentElement);
    const quizzes = document.readyState === 'loading' ? [] : found(page, 'course-quiz');
    const left = quizzes.flatMap((quiz) => /** @type {import('../blocks/quiz/quiz.js').CourseQuiz} */ (quiz).left);
    const completed = completion(this.log.events(), names(this, 'of'));
    if (completed) this.#say(completed, left.length);
    else if (quizzes.length && !left.length) this.#complete();
  }

  #complete() {
    this.log.add({kind: 'completed', of: names(this, 'of')[0], version: this.dataset.version});
  }

  /**
   * @param {import('../runtime/log/events.js').CourseEvent} completed
   * @param {number} count
   */
  #say(completed, count) {
    const said =
      say('lesson.completed', {date: longDate(completed.at)}) + (count ? ` ${say('lesson.new', {count})}` : '');
    tell(this.querySelector(':scope > .course-completed'), said);
  }
}
