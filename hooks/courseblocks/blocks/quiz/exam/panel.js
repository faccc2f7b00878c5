/** A part of an exam that says something and offers what can be done next. */

import {announce, button, element, tell} from '../../../runtime/page/dom.js';
import {icon} from '../../../items/outcome-mark.js';

/**
 * @typedef {{text: string, href: string, label?: string}} Link to a question of the exam, by its number
 * @typedef {string | Link} Piece a text or a link
 * @typedef {Link & {state: 'done' | 'part' | 'open', isFlagged: boolean}} Dot how far one is with a question
 * @typedef {object} Lesson what came of the questions that test a lesson
 * @property {string} title
 * @property {string} href
 * @property {boolean} isRight
 * @property {string} told
 *
 * @typedef {object} Said
 * @property {Piece[][]} lines what is told; what the first says of the outcome has its icon
 * @property {[action: string, label: string][]} actions
 * @property {string} [main] the action that most will want next
 * @property {'right' | 'wrong'} [outcome]
 * @property {string} [count] how far one is: seen, and told to nobody who does something else
 * @property {Dot[]} [dots]
 * @property {{title: string, lessons: Lesson[]}} [lessons]
 */

export class Panel {
  said = element('div', {role: 'status', tabindex: '-1'});
  /** Whether the focus will move to what is told next: then it is read, and not announced besides. */
  isAttended = false;
  #lessons = element('div', {class: 'course-by-lesson'});
  #dots = element('ol', {class: 'course-dots'});
  #count = element('p');
  #buttons = element('p', {class: 'course-actions'});
  host = element('div', {class: 'course-panel'}, this.said, this.#lessons, this.#dots, this.#count, this.#buttons);
  #shown = '';
  #dotted = '';

  /** @param {string} id what no other part of the page is called */
  constructor(id) {
    this.said.id = id;
  }

  /**
   * Say it if it is new, so that nothing is told twice and the focus stays.
   *
   * @param {Said} said
   */
  show({count = '', dots = [], ...said}) {
    tell(this.#count, count);
    this.#count.hidden = !count;
    this.#showDots(dots);
    const shown = JSON.stringify(said);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#say(said);
  }

  /** @param {Said} said */
  #say({lines, actions, main, outcome, lessons}) {
    const said = lines.map((line) => element('p', {}, ...line.map(piece)));
    if (outcome) {
      said[0].dataset.outcome = outcome;
      said[0].prepend(icon(outcome));
    }
    this.#attend();
    announce(this.said, ...said);
    this.#lessons.replaceChildren(...(lessons ? lessonsSaid(lessons) : []));
    this.#buttons.replaceChildren(...actions.map(([action, label]) => button(action, label, action === main)));
    this.host.hidden = !lines.length && !actions.length;
  }

  #attend() {
    const {said, isAttended} = this;
    said.setAttribute('role', isAttended ? 'group' : 'status');
    if (isAttended) said.setAttribute('aria-labelledby', said.id);
    else said.removeAttribute('aria-labelledby');
    this.isAttended = false;
  }

  /** @param {Dot[]} dots */
  #showDots(dots) {
    const dotted = JSON.stringify(dots);
    if (dotted === this.#dotted) return;
    this.#dotted = dotted;
    this.#dots.replaceChildren(...dots.map((dot) => element('li', stateOf(dot), piece(dot))));
  }
}

/** @param {Dot} dot @returns {Record<string, string>} */
const stateOf = ({state, isFlagged}) => ({'data-state': state, ...(isFlagged && {'data-flagged': ''})});

/** @param {Piece} one */
function piece(one) {
  if (typeof one === 'string') return one;
  const {href, text, label = text} = one;
  return element('a', {href, 'data-do': 'to', 'aria-label': label, title: label}, text);
}

/** @param {{title: string, lessons: Lesson[]}} by */
function lessonsSaid({title, lessons}) {
  const lines = lessons.map(({title, href, isRight, told}) =>
    element('li', {}, ...(isRight ? [icon('right')] : []), element('a', {href}, title), ` ${told}`)
  );
  return [element('p', {}, title), element('ul', {}, ...lines)];
}
