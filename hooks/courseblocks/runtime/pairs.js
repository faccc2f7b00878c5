/** The answers of matching and categorise: a menu in each row. The response is "row:partner" for each that is chosen. */

import {element, found} from './dom.js';
import {grade} from './grading.js';
import {kindWords} from './kind-words.js';
import {lineMark, unmark} from './lines.js';
import {shuffled} from './random.js';
import {words} from './words.js';

export class PairAnswers {
  check = words.check;
  retry = words.tryAgain;
  /** @type {string[]} */
  again = [];
  #host;
  /** Each menu with its row, as the page was made. */
  #rows;

  /** @param {HTMLElement} host the `course-item` */
  constructor(host) {
    const isMatching = host.dataset.type === 'matching';
    this.ask = isMatching ? kindWords.pairFirst : kindWords.sortFirst;
    this.partly = isMatching ? kindWords.paired : kindWords.sorted;
    this.#host = host;
    this.#rows = found(host, '.course-pairs > li').map((line) => {
      const menu = /** @type {HTMLSelectElement} */ (line.querySelector('select'));
      return {line, menu, partners: [...menu.options].slice(1)};
    });
  }

  get response() {
    return this.#rows.filter(({menu}) => menu.value).map(({line, menu}) => `${line.dataset.line}:${menu.value}`);
  }

  get isEmpty() {
    return !this.response.length;
  }

  get key() {
    return found(this.#host, '.course-key [data-pair]').map((line) => line.dataset.pair ?? '');
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
        element('span', {class: 'course-chosen'}, chosen?.text ?? kindWords.nothing),
        lineMark(chosen === right, kindWords.rightIs(right?.text ?? ''))
      );
    }
  }

  focus() {
    this.#host.querySelector('select')?.focus();
  }

  /** Categories keep the order that they are written in. @param {string} seed */
  shuffle(seed) {
    this.#host.querySelector('.course-pairs')?.append(...shuffled(this.#rows, seed).map(({line}) => line));
    if (this.#host.dataset.type === 'categorise') return;
    for (const {menu, partners} of this.#rows) menu.append(...shuffled(partners, `${seed} partners`));
  }

  /** @param {string[]} response */
  grade(response) {
    return grade(response, this.key);
  }

  feedback() {
    return [];
  }

  /** @param {boolean} closed */
  #close(closed) {
    for (const {line, menu} of this.#rows) {
      unmark(line);
      line.querySelector('.course-chosen')?.remove();
      menu.disabled = menu.hidden = closed;
    }
  }
}
