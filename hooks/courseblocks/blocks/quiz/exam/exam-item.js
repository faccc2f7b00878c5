/** An item of an exam: its number, and the learner's wish to come back to it. */

import {button, element, removeAll} from '../../../runtime/page/dom.js';
import {say} from '../../../words/words.js';
import {ItemView} from '../../../items/item.js';

export class ExamItem extends ItemView {
  number = element('p', {class: 'course-number', tabindex: '-1'});
  flag = button('flag', say('exam.flag'));

  /** @param {HTMLElement} host */
  constructor(host) {
    super(host);
    this.isOpen = host.dataset.type === 'open';
    removeAll(host, ':scope > .course-number, :scope > .course-flag');
    this.number.id = `${host.id}--number`;
    this.flag.setAttribute('aria-describedby', this.number.id);
    host.prepend(this.number);
    this.#actions?.before(element('p', {class: 'course-flag'}, this.flag));
    host.querySelector('fieldset')?.setAttribute('aria-labelledby', `${this.number.id} ${host.id}--stem`);
  }

  get #actions() {
    return this.host.querySelector(':scope > .course-actions');
  }

  /**
   * Show it as a part of an exam.
   *
   * @param {import('../../../runtime/log/events.js').CourseEvent | null} last the response, once it is handed in
   * @param {import('../../../runtime/log/drafts.js').Draft} draft
   */
  ask(last, draft) {
    this.show({last, first: last, changed: false}, draft);
    this.flag.hidden = Boolean(last);
    this.#tell(false); // the whole exam is told at once
  }

  /** Show it for practice, where each result is told. */
  practise() {
    this.number.textContent = '';
    this.flag.hidden = true;
    this.#tell(true);
  }

  /** @param {boolean} on whether it is checked, and told, by itself */
  #tell(on) {
    this.#actions?.toggleAttribute('hidden', !on);
    const result = this.host.querySelector(':scope > .course-result');
    if (on) result?.setAttribute('role', 'status');
    else result?.removeAttribute('role');
  }

  get isFlagged() {
    return this.flag.getAttribute('aria-pressed') === 'true';
  }

  set isFlagged(on) {
    this.flag.setAttribute('aria-pressed', String(on));
  }
}
