/** An item of an exam: its number, and the learner's wish to come back to it. */

import {button, element, removeAll} from '../../../runtime/page/dom.js';
import {say} from '../../../words/words.js';
import {PackedItem} from '../packed-item.js';

export class ExamItem extends PackedItem {
  #number = element('p', {class: 'course-number', tabindex: '-1'});
  flag = button('flag', say('exam.flag'));
  #unfold = button('unfold', say('exam.unfold'));

  get isOpen() {
    return this.host.dataset.type === 'open';
  }

  get number() {
    return this.#number;
  }

  make() {
    const {host, number, flag} = this;
    number.id = `${host.id}--number`;
    const parts = super.make();
    removeAll(host, ':scope > :is(.course-number, .course-flag, .course-unfold)');
    for (const each of [flag, this.#unfold]) each.setAttribute('aria-describedby', number.id);
    host.prepend(number, element('p', {class: 'course-unfold'}, this.#unfold));
    this.#actions?.before(element('p', {class: 'course-flag'}, flag));
    host.querySelector('fieldset')?.setAttribute('aria-labelledby', `${number.id} ${host.id}--stem`);
    return parts;
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
    const isDone = Boolean(last);
    this.show(
      {last, first: last, latest: last?.id ?? '', isDone, changed: false},
      last ? {...draft, items: {}} : draft
    );
    this.flag.hidden = Boolean(last);
    this.#tell(false); // the whole exam is told at once
  }

  /** Show it for practice, where each result is told. */
  practise() {
    void this.parts; // made by now
    this.isFolded = false;
    this.flag.hidden = true;
    this.#tell(true);
  }

  /** @param {boolean} on whether it is checked, and told, by itself */
  #tell(on) {
    this.#actions?.toggleAttribute('hidden', !on);
  }

  /** Whether no more than a line is seen of it. @param {boolean} on */
  set isFolded(on) {
    this.host.toggleAttribute('data-folded', on);
  }

  get isFlagged() {
    return this.flag.getAttribute('aria-pressed') === 'true';
  }

  set isFlagged(on) {
    this.flag.setAttribute('aria-pressed', String(on));
  }
}
