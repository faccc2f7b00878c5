/** An item of an exam: its number, and the learner's wish to come back to it. */

import {button, element} from './dom.js';
import {examWords} from './exam-words.js';
import {ItemView} from './item.js';

export class ExamItem extends ItemView {
  number = element('p', {class: 'course-number', tabindex: '-1'});
  flag = button('flag', examWords.flag);

  /** @param {HTMLElement} host */
  constructor(host) {
    super(host);
    this.isOpen = host.dataset.type === 'open';
    host.querySelectorAll(':scope > .course-number, :scope > .course-flag').forEach((old) => old.remove());
    this.number.id = `${host.id}--number`;
    this.flag.setAttribute('aria-describedby', this.number.id);
    host.prepend(this.number);
    host.querySelector(':scope > .course-actions')?.before(element('p', {class: 'course-flag'}, this.flag));
    host.querySelector('fieldset')?.setAttribute('aria-labelledby', `${this.number.id} ${host.id}-stem`);
  }

  /**
   * Show it as a part of the exam.
   *
   * @param {import('./events.js').CourseEvent | null} last the response that was handed in, if that is shown
   * @param {string} attempt
   * @param {string[]} draft
   */
  ask(last, attempt, draft) {
    this.show({last, first: last, changed: false}, attempt, draft);
    this.host.querySelector(':scope > .course-result')?.removeAttribute('role'); // the whole result is told at once
  }

  /** Show it for practice, where each result is told. */
  practise() {
    this.host.querySelector(':scope > .course-result')?.setAttribute('role', 'status');
    this.number.textContent = '';
  }

  get isFlagged() {
    return this.flag.getAttribute('aria-pressed') === 'true';
  }

  set isFlagged(on) {
    this.flag.setAttribute('aria-pressed', String(on));
  }
}
