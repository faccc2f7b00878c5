/** The answers of single and multiple choice: options to tick. The keys of those chosen are the response. */

import {copy, element, found, removeAll} from '../../runtime/page/dom.js';
import {grade} from '../grading.js';
import {mark} from '../outcome-mark.js';
import {shuffled} from '../../runtime/page/random.js';
import {say} from '../../words/words.js';

export class ChoiceAnswers {
  check = say('quiz.check');
  ask = say('choice.ask');
  retry = say('quiz.try-again');
  /** @type {string[]} */
  again = [];
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
  }

  get response() {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  get isEmpty() {
    return !this.response.length;
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

  /** @param {string[]} response */
  close(response) {
    this.show(response);
    this.#mark(true);
  }

  focus() {
    this.#host.querySelector('input')?.focus();
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

  /** @param {boolean} closed whether the response is given, so that options say what they are */
  #mark(closed) {
    const {key} = this;
    removeAll(this.#host, '.course-mark');
    this.#inputs.forEach((input, i) => {
      input.disabled = closed;
      const kind = key.includes(input.value) ? (input.checked ? 'right' : 'missed') : input.checked ? 'wrong' : null;
      if (closed && kind) this.#labels[i].append(mark(kind));
    });
  }
}
