/** A part of an exam that says something and offers what can be done next. */

import {announce, button, element, tell} from '../../../runtime/page/dom.js';
import {icon} from '../../../items/outcome-mark.js';

/**
 * @typedef {string | {text: string, href: string}} Piece a text or a link
 * @typedef {object} Said
 * @property {Piece[][]} lines what is told; what the first says of the outcome has its icon
 * @property {[action: string, label: string][]} actions
 * @property {'right' | 'wrong'} [outcome]
 * @property {string} [count] how far one is: seen, and told to nobody who does something else
 */

export class Panel {
  said = element('div', {role: 'status', tabindex: '-1'});
  #count = element('p');
  #buttons = element('p', {class: 'course-actions'});
  host = element('div', {class: 'course-panel'}, this.said, this.#count, this.#buttons);
  #shown = '';

  /**
   * Say it if it is new, so that nothing is told twice and the focus stays.
   *
   * @param {Said} said
   */
  show({lines, actions, outcome, count = ''}) {
    tell(this.#count, count);
    this.#count.hidden = !count;
    const shown = JSON.stringify([lines, actions, outcome]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const said = lines.map((line) => element('p', {}, ...line.map(piece)));
    if (outcome) {
      said[0].dataset.outcome = outcome;
      said[0].prepend(icon(outcome));
    }
    announce(this.said, ...said);
    this.#buttons.replaceChildren(...actions.map(([action, label]) => button(action, label)));
    this.host.hidden = !lines.length && !actions.length;
  }
}

/** @param {Piece} one */
const piece = (one) => (typeof one === 'string' ? one : element('a', {href: one.href, 'data-do': 'to'}, one.text));
