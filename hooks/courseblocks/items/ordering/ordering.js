/** The answers of an ordering: lines that are moved by buttons or dragged. The keys in their order are the response. */

import {announce, button, element, found, hide, removeAll} from '../../runtime/page/dom.js';
import {makeDraggable} from '../../runtime/page/drag.js';
import {said} from '../line.js';
import {mark} from '../outcome-mark.js';
import {gradePlaces} from '../placing.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class OrderAnswers {
  check = say('quiz.check');
  /** Lines that nobody has moved are no response, and never right. */
  isEmpty = true;
  #said = element('p', {class: 'course-unseen', role: 'status'});
  #host;
  #key;
  #list;
  /** As the page was made. */
  #lines;

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#host = host;
    this.#key = key;
    this.#list = /** @type {HTMLElement} */ (host.querySelector('.course-order'));
    this.#lines = found(this.#list, 'li');
    this.tries = this.#lines.length > 2 ? 2 : 1;
    hide(host, '.course-how');
    removeAll(host, '.course-unseen');
    this.#list.after(this.#said);
    for (const line of this.#lines) this.#equip(line);
    host.dataset.start ??= this.response.join(' ');
  }

  get lacks() {
    return this.isEmpty ? say('ordering.ask') : '';
  }

  get response() {
    return found(this.#list, 'li').map(keyOf);
  }

  get key() {
    return found(this.#key, '[data-line]').map(keyOf);
  }

  /** @param {string[]} response */
  show(response) {
    this.isEmpty = !response.length;
    const places = [...response, ...(this.#host.dataset.start ?? '').split(' ')];
    const place = (/** @type {HTMLElement} */ line) => places.indexOf(keyOf(line));
    this.#list.append(...[...this.#lines].sort((a, b) => place(a) - place(b)));
    this.#limit();
  }

  open() {
    this.#close(false);
  }

  /** @param {string[]} response @param {boolean} isTold */
  close(response, isTold) {
    this.show(response);
    this.#close(true);
    found(this.#list, 'li').forEach((line, i) => {
      const place = this.key.indexOf(keyOf(line));
      const isRight = !this.isEmpty && place === i;
      const told = isTold ? say('ordering.place', {place: place + 1}) : say('line.not-here');
      line.append(isRight ? mark('right', say('line.here')) : mark(this.isEmpty ? 'missed' : 'wrong', told));
    });
  }

  /** It is put right from where it stands. @param {string[]} response */
  kept(response) {
    return response;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.#list.querySelector('button:enabled'))?.focus();
  }

  /** @param {string} seed */
  shuffle(seed) {
    const [first, ...others] = shuffled(this.#lines.map(keyOf).sort(), seed);
    const isRight = [first, ...others].join(' ') === this.key.join(' ');
    this.#host.dataset.start = (isRight ? [...others, first] : [first, ...others]).join(' ');
  }

  /** @param {string[]} response */
  grade(response) {
    return gradePlaces(response, this.key, (line, right) => line === right);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly(outcome) {
    return say('ordering.partly', outcome);
  }

  feedback() {
    return [];
  }

  /** Put buttons in place of the number that is typed where no script runs. @param {HTMLElement} line */
  #equip(line) {
    const text = /** @type {HTMLElement} */ (line.querySelector('.course-line'));
    const grip = element('span', {class: 'course-grip', 'aria-hidden': 'true'}, '≡');
    const moves = element('span', {class: 'course-moves'}, grip);
    for (const up of [true, false]) {
      const made = button(up ? 'up' : 'down', up ? '↑' : '↓');
      made.setAttribute('aria-label', say(up ? 'ordering.up' : 'ordering.down', {line: said(text)}));
      made.addEventListener('click', () => this.#move(line, up));
      moves.append(made);
    }
    makeDraggable(grip, line, () => this.#hold(line));
    line.replaceChildren(text, moves);
  }

  /**
   * Let the line change places with a neighbour. The neighbour is what moves, so that the button keeps the focus.
   *
   * @param {HTMLElement} line
   * @param {boolean} up
   */
  #move(line, up) {
    if (up && line.previousElementSibling) line.after(line.previousElementSibling);
    if (!up && line.nextElementSibling) line.before(line.nextElementSibling);
    this.#moved(line);
  }

  /** @param {HTMLElement} line */
  #hold(line) {
    const before = line.previousElementSibling;
    const end = () => line.previousElementSibling === before || this.#moved(line);
    return {move: (/** @type {number} */ _, /** @type {number} */ y) => follow(line, y), end};
  }

  /** @param {HTMLElement} line */
  #moved(line) {
    this.isEmpty = false;
    this.#limit();
    const text = said(/** @type {HTMLElement} */ (line.querySelector('.course-line')));
    const place = found(this.#list, 'li').indexOf(line) + 1;
    announce(this.#said, say('ordering.moved', {line: text, place, count: this.#lines.length}));
    this.#list.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /** The first line cannot go up, the last not down; a button that is pressed until then hands the focus to the other. */
  #limit() {
    for (const line of this.#lines) {
      const [up, down] = line.querySelectorAll('button');
      if (!line.previousElementSibling && document.activeElement === up) down.focus();
      if (!line.nextElementSibling && document.activeElement === down) up.focus();
      up.disabled = !line.previousElementSibling;
      down.disabled = !line.nextElementSibling;
    }
  }

  /** @param {boolean} closed */
  #close(closed) {
    removeAll(this.#list, '.course-mark');
    this.#said.replaceChildren();
    this.#list.classList.toggle('course-closed', closed);
  }
}

/** @param {HTMLElement} line */
function keyOf(line) {
  return line.dataset.line ?? '';
}

/**
 * Let a line that is dragged change places with those whose middle the pointer has passed.
 *
 * @param {HTMLElement} line
 * @param {number} y
 */
function follow(line, y) {
  const {previousElementSibling: above, nextElementSibling: below} = line;
  if (above && y < middle(above)) line.after(above);
  else if (below && y > middle(below)) line.before(below);
  else return;
  follow(line, y);
}

/** @param {Element} line */
function middle(line) {
  const {top, bottom} = line.getBoundingClientRect();
  return (top + bottom) / 2;
}
