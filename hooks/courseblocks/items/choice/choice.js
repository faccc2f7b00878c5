/** The answers of single and multiple choice: options to tick. The keys of those chosen are the response. */

import {copy, element, found, removeAll} from '../../runtime/page/dom.js';
import {grade} from '../grading.js';
import {mark} from '../outcome-mark.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class ChoiceAnswers {
  check = say('quiz.check');
  /** @type {HTMLElement} */
  #host;
  /** @type {HTMLElement[]} */
  #labels;
  #keyLines;

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#host = host;
    this.#keyLines = found(key, '[data-option]');
    this.#labels = found(host, 'label');
    this.tries = this.#labels.length > 2 ? 2 : 1;
  }

  get response() {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  get isEmpty() {
    return !this.response.length;
  }

  /** How many are right is no secret: who has chosen fewer is not wrong yet. */
  get lacks() {
    const {response, key} = this;
    const count = key.length - response.length;
    if (count < 0) return key.length > 1 ? say('choice.fewer', {of: key.length, count: -count}) : '';
    if (!response.length) return key.length > 1 ? say('choice.ask-several', {count}) : say('choice.ask');
    return count ? say('choice.more', {count}) : '';
  }

  get key() {
    return this.#keyLines.filter((line) => 'correct' in line.dataset).map((line) => line.dataset.option ?? '');
  }

  get #inputs() {
    return this.#labels.map((label) => /** @type {HTMLInputElement} */ (label.querySelector('input')));
  }

  /** @param {string[]} response */
  show(response) {
    for (const input of this.#inputs) input.checked = response.includes(input.value);
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
    return response.filter((option) => this.key.includes(option));
  }

  focus() {
    found(this.#host, 'label > input:not(:checked)')[0]?.focus();
  }

  /** @param {string} seed */
  shuffle(seed) {
    this.#host.querySelector('fieldset')?.append(...shuffled(this.#labels, seed));
  }

  /** @param {string[]} response */
  grade(response) {
    return grade(response, this.key);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly({hits, of, wrong, missed}) {
    if (of < 2) return '';
    return say(wrong ? 'choice.partly-wrong' : 'choice.partly', {hits, of: hits + missed, count: wrong});
  }

  /** In the order that the options stand in; of several, each with its option. @param {string[]} response */
  feedback(response) {
    const boxes = /** @type {HTMLInputElement[]} */ (found(this.#host, 'input'));
    const lines = boxes.flatMap(({value}) => this.#keyLines.filter(({dataset}) => dataset.option === value));
    const told = lines.filter(({dataset, children}) => children.length && response.includes(dataset.option ?? ''));
    if (told.length > 1) return [element('ul', {}, ...told.map(copy))];
    return told.flatMap((line) => found(line, ':scope > div')).map(copy);
  }

  /**
   * @param {boolean} closed whether the response is given, so that what was chosen says what it is
   * @param {boolean} [isTold] whether what was not chosen says so, too
   */
  #mark(closed, isTold) {
    const {key} = this;
    removeAll(this.#host, '.course-mark');
    this.#inputs.forEach((input, i) => {
      input.disabled = closed;
      const isKey = key.includes(input.value);
      if (closed && input.checked) this.#labels[i].append(mark(isKey ? 'right' : 'wrong'));
      else if (isTold && isKey) this.#labels[i].append(mark('missed'));
    });
  }
}
