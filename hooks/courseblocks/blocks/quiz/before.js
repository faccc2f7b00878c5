/** Before a course: responses are kept, once each, and nothing is said of right or wrong. */

import {announce, element, found, hide} from '../../runtime/page/dom.js';
import {Footer} from './footer.js';
import {RunView} from './run-view.js';
import {say} from '../../words/words.js';
import {score} from '../../runtime/progress/progress.js';
import {showTroubles} from '../trouble.js';

/**
 * @typedef {import('../../items/item.js').ItemView} ItemView
 * @typedef {import('../../runtime/progress/progress.js').ItemState} ItemState
 */

export class BeforeCourse {
  #host;
  #view;
  #footer;

  /**
   * @param {import('../block.js').Block} host the `course-quiz`
   * @param {import('./run.js').Run<ItemView>} run
   * @param {import('./run-view.js').Sure} [sure]
   */
  constructor(host, run, sure) {
    this.#host = host;
    this.run = run;
    this.#view = new RunView(host, run, sure);
    this.#footer = new Footer(host);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    this.#view.keepResponse(item);
  }

  /**
   * @param {string} action
   * @param {ItemView} [item]
   */
  act(action, item) {
    if (this.#view.steps.act(action)) return;
    if (action === 'check' && item) this.#view.check(item, false);
  }

  render() {
    const states = this.#view.show((item, state, draft) => {
      this.#show(item, state, draft);
      this.#view.sure?.show(item, state.last, draft);
    });
    const {responded, of} = score(states);
    this.#footer.show(responded ? say('quiz.answered', {done: responded, count: of}) : '');
    showTroubles(this.run.log, this.#host);
  }

  /**
   * @param {ItemView} item
   * @param {ItemState} state
   * @param {import('../../runtime/log/drafts.js').Draft} draft
   */
  #show(item, state, draft) {
    const response = state.last?.response;
    item.answers.check = say('before.keep');
    item.show({...state, last: null, latest: ''}, draft);
    if (response) item.answers.show(response);
    this.#close(item.host, Boolean(response));
  }

  /**
   * @param {HTMLElement} host
   * @param {boolean} closed
   */
  #close(host, closed) {
    host.querySelector('fieldset')?.toggleAttribute('disabled', closed);
    hide(host, ':scope > .course-actions', closed);
    const [result] = found(host, ':scope > .course-result');
    const said = closed && this.run.log.isKept ? say('before.kept') : '';
    if (!result) return;
    if (closed && (result.dataset.says !== said || !result.hasChildNodes())) announce(result, element('p', {}, said));
    result.dataset.says = said; // whatever a translator makes of it
  }
}
