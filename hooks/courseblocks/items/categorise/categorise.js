/** The answers of a categorise: in each row one category is chosen. The response is "row:category" for each that is. */

import {found, removeAll} from '../../runtime/page/dom.js';
import {grade} from '../grading.js';
import {mark} from '../outcome-mark.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class CategoryAnswers {
  check = say('quiz.check');
  tries = 2;
  #key;
  #list;
  /** Each row with its boxes, as the page was made. */
  #rows;

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#key = key;
    this.#list = /** @type {HTMLElement} */ (host.querySelector('.course-sort'));
    this.#rows = found(this.#list, '[data-line]').map((line) => {
      return {line, boxes: /** @type {HTMLInputElement[]} */ (found(line, 'input'))};
    });
  }

  get response() {
    return this.#pairs.filter(({box}) => box.checked).map(({pair}) => pair);
  }

  get isEmpty() {
    return !this.response.length;
  }

  get gaps() {
    return found(this.#list, '[role]').filter((row) => !row.querySelector(':checked'));
  }

  get lacks() {
    const {length: count} = this.gaps;
    return count ? say('categorise.ask', {count}) : '';
  }

  get key() {
    return found(this.#key, '[data-pair]').map((line) => line.dataset.pair ?? '');
  }

  /** Each box with what it says: its row and its category. */
  get #pairs() {
    return this.#rows.flatMap(({line, boxes}) => {
      return boxes.map((box) => ({box, pair: `${line.dataset.line}:${box.value}`}));
    });
  }

  /** @param {string[]} response */
  show(response) {
    for (const {box, pair} of this.#pairs) box.checked = response.includes(pair);
  }

  open() {
    this.#mark(false);
  }

  /** @param {string[]} response @param {boolean} isTold */
  close(response, isTold) {
    this.show(response);
    this.#mark(true, isTold);
  }

  /** @param {string[]} response */
  kept(response) {
    return response.filter((pair) => this.key.includes(pair));
  }

  focus() {
    this.gaps[0]?.querySelector('input')?.focus();
  }

  /** Categories keep the order that they are written in. @param {string} seed */
  shuffle(seed) {
    this.#list.append(...shuffled(this.#rows, seed).map(({line}) => line));
  }

  /** @param {string[]} response */
  grade(response) {
    return grade(response, this.key);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly(outcome) {
    return say('categorise.partly', outcome);
  }

  feedback() {
    return [];
  }

  /**
   * @param {boolean} closed
   * @param {boolean} [isTold] whether what was not chosen says so, where it is right
   */
  #mark(closed, isTold) {
    const {key} = this;
    removeAll(this.#list, '.course-mark');
    for (const {box, pair} of this.#pairs) {
      box.disabled = closed;
      const isKey = key.includes(pair);
      if (closed && box.checked)
        box.parentElement?.append(isKey ? mark('right', say('line.here')) : mark('wrong', say('line.not-here')));
      else if (isTold && isKey) box.parentElement?.append(mark('missed', say('line.missed')));
    }
  }
}
