/** A quiz before a course: responses are kept, once each, and nothing is said of right or wrong. */

import {announce, element, found} from '../../runtime/page/dom.js';
import {DrawnPractice} from './draw/drawn.js';
import {say} from '../../words/words.js';
import {score} from '../../runtime/progress/progress.js';

/**
 * @typedef {import('../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../items/item.js').ItemView} ItemView
 * @typedef {import('../../runtime/progress/progress.js').ItemState} ItemState
 */

export class BeforeQuiz extends DrawnPractice {
  /**
   * @param {ItemView} item
   * @param {ItemState} state
   * @param {Draft} draft
   */
  show(item, state, draft) {
    const response = state.last?.response;
    item.answers.check = say('before.keep');
    item.show({...state, last: null}, draft);
    if (response) item.answers.show(response);
    this.#close(item.host, Boolean(response));
  }

  /**
   * @param {HTMLElement} host
   * @param {boolean} closed
   */
  #close(host, closed) {
    host.querySelector('fieldset')?.toggleAttribute('disabled', closed);
    host.querySelector(':scope > .course-actions')?.toggleAttribute('hidden', closed);
    const [result] = found(host, ':scope > .course-result');
    const said = closed && this.log.isKept ? say('before.kept') : '';
    if (!result) return;
    if (closed && result.dataset.says !== said) announce(result, element('p', {}, said));
    result.dataset.says = said; // whatever a translator makes of it
  }

  /**
   * @param {ItemView} _
   * @param {import('../../runtime/log/events.js').CourseEvent | null} last
   */
  isClosed(_, last) {
    return Boolean(last);
  }

  /** @param {ItemState[]} states */
  renderFooter(states) {
    const {responded, of} = score(states);
    this.tellScore(responded ? say('quiz.answered', {done: responded, count: of}) : '');
    this.toggle('missed', false);
    this.toggle('anew', false);
  }
}
