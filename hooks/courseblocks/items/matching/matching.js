/** The answers of a matching: a menu in each row. The response is "row:partner" for each that is chosen. */

import {announce, copy, element, found, removeAll} from '../../runtime/page/dom.js';
import {makeDraggable} from '../../runtime/page/drag.js';
import {grade} from '../grading.js';
import {said, solution} from '../line.js';
import {mark} from '../outcome-mark.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class MatchAnswers {
  check = say('quiz.check');
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
    this.#host = host;
    this.#key = key;
    removeAll(host, '.course-unseen, .course-chosen');
    this.#rows = found(host, '.course-pairs > li').map((line) => {
      const menu = /** @type {HTMLSelectElement} */ (line.querySelector('select'));
      const chosen = element('span', {class: 'course-chosen', 'aria-hidden': 'true'});
      const row = {line, menu, chosen, partners: [...menu.options].slice(1)};
      menu.before(chosen);
      menu.addEventListener('input', () => tellChosen(row));
      return row;
    });
    this.tries = this.#rows.length > 2 ? 2 : 1;
    host.querySelector('.course-pairs')?.after(this.#said);
    for (const partner of found(host, '.course-tray li')) this.#equip(partner);
  }

  get response() {
    return this.#rows.filter(({menu}) => menu.value).map(({line, menu}) => `${line.dataset.line}:${menu.value}`);
  }

  get isEmpty() {
    return !this.response.length;
  }

  get #menus() {
    return /** @type {HTMLSelectElement[]} */ (found(this.#host, 'select'));
  }

  /** A partner that is chosen twice leaves a row without its own. */
  get #twice() {
    return this.#menus.filter(
      ({value}, i, menus) => value && menus.some((other, j) => j !== i && other.value === value)
    );
  }

  get #empty() {
    return this.#menus.filter(({value}) => !value);
  }

  get gaps() {
    return [...this.#twice, ...this.#empty];
  }

  get lacks() {
    const [menu] = this.#twice;
    if (menu) return say('matching.twice', {partner: menu.selectedOptions[0].text});
    const {length: count} = this.#empty;
    return count ? say('matching.ask', {count}) : '';
  }

  get key() {
    return found(this.#key, '[data-pair]').map((line) => line.dataset.pair ?? '');
  }

  /** @param {string[]} response */
  show(response) {
    for (const row of this.#rows) {
      const {line, menu, partners} = row;
      const chosen = partners.find(({value}) => response.includes(`${line.dataset.line}:${value}`));
      menu.value = chosen?.value ?? '';
      tellChosen(row);
    }
  }

  open() {
    this.#close(false);
  }

  /** @param {string[]} response */
  close(response) {
    this.show(response);
    this.#close(true);
    const {key} = this;
    for (const {line, menu} of this.#rows) {
      if (menu.value) menu.after(mark(key.includes(`${line.dataset.line}:${menu.value}`) ? 'right' : 'wrong'));
    }
  }

  /** @param {string[]} response */
  kept(response) {
    return response.filter((pair) => this.key.includes(pair));
  }

  focus() {
    this.#empty[0]?.focus();
  }

  /** @param {string} seed */
  shuffle(seed) {
    this.#host.querySelector('.course-pairs')?.append(...shuffled(this.#rows, seed).map(({line}) => line));
    for (const {menu, partners} of this.#rows) menu.append(...shuffled(partners, `${seed} partners`));
  }

  /** @param {string[]} response */
  grade(response) {
    return grade(response, this.key);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly(outcome) {
    return say('matching.partly', outcome);
  }

  /** What belongs to each row whose partner is not right. @param {string[]} response @param {boolean} isTold */
  feedback(response, isTold) {
    const missed = this.key.filter((pair) => isTold && !response.includes(pair));
    return solution(missed.map((pair) => [this.#pairTold(pair)]));
  }

  /** @param {string} pair */
  #pairTold(pair) {
    const [line, partner] = pair.split(':');
    const row = this.#rows.find((row) => row.line.dataset.line === line);
    const right = row?.partners.find(({value}) => value === partner);
    return row ? say('pairs.chosen', {row: labelOf(row.line), partner: right?.text ?? ''}) : '';
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
    announce(this.#said, say('pairs.chosen', {row: labelOf(line), partner: menu.selectedOptions[0].text}));
    menu.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /** @param {boolean} closed */
  #close(closed) {
    this.#said.replaceChildren();
    this.#host.classList.toggle('course-closed', closed);
    for (const {line, menu} of this.#rows) {
      removeAll(line, '.course-mark');
      menu.disabled = closed;
    }
  }
}

/** @param {Element} line */
function labelOf(line) {
  return said(/** @type {Element} */ (line.querySelector('label')));
}

/** A menu cuts long texts off: what is chosen stands over it, and wraps. @param {{chosen: Element, menu: HTMLSelectElement}} row */
function tellChosen({chosen, menu}) {
  chosen.textContent = menu.selectedOptions[0]?.text ?? '';
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
