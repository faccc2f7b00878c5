/** The answers of matching and categorise: a menu in each row. The response is "row:partner" for each that is chosen. */

import {announce, copy, element, found, hide, removeAll} from '../../runtime/page/dom.js';
import {makeDraggable} from '../../runtime/page/drag.js';
import {grade} from '../grading.js';
import {lineMark, said} from '../line.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class PairAnswers {
  check = say('quiz.check');
  retry = say('quiz.try-again');
  /** @type {string[]} */
  again = [];
  #isMatching;
  #host;
  #key;
  /** Each menu with its row, as the page was made. */
  #rows;
  #said = element('p', {class: 'course-unseen', role: 'status'});

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#isMatching = host.dataset.type === 'matching';
    this.ask = say(this.#isMatching ? 'matching.ask' : 'categorise.ask');
    this.#host = host;
    this.#key = key;
    this.#rows = found(host, '.course-pairs > li').map((line) => {
      const menu = /** @type {HTMLSelectElement} */ (line.querySelector('select'));
      return {line, menu, partners: [...menu.options].slice(1)};
    });
    removeAll(host, '.course-unseen');
    host.querySelector('.course-pairs')?.after(this.#said);
    for (const partner of found(host, '.course-tray li')) this.#equip(partner);
  }

  get response() {
    return this.#rows.filter(({menu}) => menu.value).map(({line, menu}) => `${line.dataset.line}:${menu.value}`);
  }

  get isEmpty() {
    return !this.response.length;
  }

  get key() {
    return found(this.#key, '[data-pair]').map((line) => line.dataset.pair ?? '');
  }

  /** @param {string[]} response */
  show(response) {
    for (const {line, menu, partners} of this.#rows) {
      const chosen = partners.find(({value}) => response.includes(`${line.dataset.line}:${value}`));
      menu.value = chosen?.value ?? '';
    }
  }

  open() {
    this.#close(false);
  }

  /** A menu cuts long texts off, so what was chosen stands there as text. @param {string[]} response */
  close(response) {
    this.show(response);
    this.#close(true);
    const {key} = this;
    for (const {line, menu, partners} of this.#rows) {
      const chosen = partners.find(({selected}) => selected);
      const right = partners.find(({value}) => key.includes(`${line.dataset.line}:${value}`));
      line.append(
        element('span', {class: 'course-chosen'}, chosen?.text ?? say('pairs.nothing')),
        lineMark(chosen === right, say(chosen ? 'quiz.should-be' : 'pairs.belongs-to', {text: right?.text ?? ''}))
      );
    }
  }

  focus() {
    this.#host.querySelector('select')?.focus();
  }

  /** Categories keep the order that they are written in. @param {string} seed */
  shuffle(seed) {
    this.#host.querySelector('.course-pairs')?.append(...shuffled(this.#rows, seed).map(({line}) => line));
    if (!this.#isMatching) return;
    for (const {menu, partners} of this.#rows) menu.append(...shuffled(partners, `${seed} partners`));
  }

  /** @param {string[]} response */
  grade(response) {
    return grade(response, this.key);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly(outcome) {
    return say(this.#isMatching ? 'matching.partly' : 'categorise.partly', outcome);
  }

  feedback() {
    return [];
  }

  /** Let a partner be dragged onto a row, which chooses it there. @param {HTMLElement} old */
  #equip(old) {
    const partner = copy(old); // an earlier start may listen to the old one
    const grip = element('span', {class: 'course-grip'}, '≡');
    if (!partner.querySelector('.course-grip'))
      partner.replaceChildren(grip, element('span', {}, ...partner.childNodes));
    old.replaceWith(partner);
    makeDraggable(partner, partner, (x, y) => this.#hold(partner, x + scrollX, y + scrollY));
  }

  /**
   * The partner follows the pointer, and the row below that is marked.
   *
   * @param {HTMLElement} partner
   * @param {number} left where on the page it was taken hold of
   * @param {number} top
   */
  #hold(partner, left, top) {
    const move = (/** @type {number} */ x, /** @type {number} */ y) => {
      partner.style.translate = `${x + scrollX - left}px ${y + scrollY - top}px`;
      for (const {line} of this.#rows) line.classList.toggle('course-over', isIn(line, x, y));
    };
    const end = (/** @type {boolean} */ dropped) => {
      const row = this.#rows.find(({line}) => line.matches('.course-over'));
      partner.style.translate = '';
      row?.line.classList.remove('course-over');
      if (dropped && row) this.#choose(row, partner);
    };
    return {move, end};
  }

  /**
   * @param {{line: HTMLElement, menu: HTMLSelectElement}} row
   * @param {HTMLElement} partner
   */
  #choose({line, menu}, partner) {
    menu.value = partner.dataset.line ?? '';
    const row = said(/** @type {HTMLElement} */ (line.querySelector('label')));
    announce(this.#said, say('pairs.chosen', {row, partner: menu.selectedOptions[0].text}));
    menu.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /** @param {boolean} closed */
  #close(closed) {
    this.#said.replaceChildren();
    hide(this.#host, '.course-tray', closed);
    for (const {line, menu} of this.#rows) {
      removeAll(line, '.course-mark, .course-chosen');
      menu.disabled = menu.hidden = closed;
    }
  }
}

/**
 * Whether a point of the window is in an element.
 *
 * @param {Element} where
 * @param {number} x
 * @param {number} y
 */
function isIn(where, x, y) {
  const {left, right, top, bottom} = where.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}
