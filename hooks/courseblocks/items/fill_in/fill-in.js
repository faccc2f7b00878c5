/** The answers of a fill-in: what is typed into the blanks of the stem. The texts in their order are the response. */

import {element, found, removeAll} from '../../runtime/page/dom.js';
import {solution} from '../line.js';
import {mark} from '../outcome-mark.js';
import {offerTexts} from '../other-texts.js';
import {gradePlaces} from '../placing.js';
import {sameText} from './same-text.js';
import {say} from '../../words/words.js';

/** How many characters surely fit into a blank. */
const SHORT = 12;

export class BlankAnswers {
  check = say('quiz.check');
  tries = 2;
  offer = offerTexts;
  /** What each blank accepts, which no translator rewrites. @type {string[][]} */
  key;
  #host;
  #blanks;

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#host = host;
    this.key = found(key, '[data-blank]').map(({dataset}) => JSON.parse(dataset.blank ?? '[]'));
    this.#blanks = /** @type {HTMLInputElement[]} */ (found(host, '.course-blank'));
    for (const blank of this.#blanks) blank.addEventListener('input', () => fit(blank));
  }

  get response() {
    return this.#blanks.map(({value}) => value);
  }

  get isEmpty() {
    return this.response.every((text) => !text.trim());
  }

  get gaps() {
    return this.#blanks.filter(({value}) => !value.trim());
  }

  get lacks() {
    const {length: count} = this.gaps;
    return count ? say('fill-in.ask', {count}) : '';
  }

  /** @param {string[]} response */
  show(response) {
    this.#blanks.forEach((blank, i) => {
      blank.value = response[i] ?? '';
      fit(blank);
    });
  }

  open() {
    this.#close(false);
  }

  /** @param {string[]} response @param {boolean} isTold */
  close(response, isTold) {
    this.show(response);
    this.#close(true);
    this.#blanks.forEach((blank, i) => {
      const isRight = this.#isRight(response, i);
      if (isRight) blank.after(mark('right', say('line.here')));
      else if (response[i]) blank.after(mark('wrong', say('line.not-here')));
      else if (isTold) blank.after(mark('missed', say('pairs.nothing')));
    });
  }

  /** @param {string[]} response */
  kept(response) {
    return response.map((text, i) => (this.#isRight(response, i) ? text : ''));
  }

  /** @param {string[]} response @param {number} i */
  #isRight(response, i) {
    return accepts(response[i] ?? '', this.key[i] ?? []);
  }

  focus() {
    this.gaps[0]?.focus();
  }

  shuffle() {}

  /** @param {string[]} response */
  grade(response) {
    return gradePlaces(response, this.key, accepts);
  }

  /** @param {import('../grading.js').Outcome} outcome */
  partly(outcome) {
    return outcome.of > 1 ? say('fill-in.partly', outcome) : '';
  }

  /** @param {string[]} response @param {boolean} isTold */
  feedback(response, isTold) {
    const missed = this.key.flatMap(([text], i) =>
      isTold && !this.#isRight(response, i) ? [rightIs(i + 1, text)] : []
    );
    return solution(missed);
  }

  /** @param {boolean} closed */
  #close(closed) {
    removeAll(this.#host, '.course-mark');
    for (const blank of this.#blanks) blank.disabled = closed;
  }
}

/**
 * @param {string} text
 * @param {string[]} accepted
 */
function accepts(text, accepted) {
  return accepted.some((one) => sameText(text, one));
}

/** A translation of what is right would not be accepted. @param {number} number @param {string} text */
function rightIs(number, text) {
  const [before, after] = say('fill-in.right', {number, text: '\n'}).split('\n');
  return [before, element('b', {translate: 'no'}, text), after];
}

/** All are of one width, which tells nothing, until what is typed needs more. @param {HTMLInputElement} blank */
function fit(blank) {
  blank.style.width = blank.value.length > SHORT ? `${blank.value.length + 2}ch` : '';
}
