/** What stands below the items of a quiz: what is said of all of them, and what can be done next. */

import {button, element, removeAll, tell} from '../../runtime/page/dom.js';
import {say} from '../../words/words.js';

export class Footer {
  #score = element('p', {class: 'course-score'});
  #missed = button('missed', say('quiz.retry-missed'));
  #anew = button('anew', say('quiz.start-anew'));
  #undo = button('undo', say('quiz.undo'));
  host = element('div', {class: 'course-footer'}, this.#score, this.#missed, this.#anew, this.#undo);

  /** @param {HTMLElement} quiz */
  constructor(quiz) {
    removeAll(quiz, ':scope > .course-footer');
    quiz.append(this.host);
  }

  /**
   * @param {string} said what is said of all items
   * @param {{missed?: boolean, anew?: boolean, undo?: boolean}} [offers]
   */
  show(said, {missed, anew, undo} = {}) {
    tell(this.#score, said);
    this.#missed.hidden = !missed;
    this.#anew.hidden = !anew;
    this.#undo.hidden = !undo;
  }
}
