/** The answers of a fill-in: what is typed into the blanks of the stem. The texts in their order are the response. */

import {element, found, removeAll} from '../../runtime/page/dom.js';
import {lineMark} from '../line.js';
import {offerTexts} from '../other-texts.js';
import {gradePlaces} from '../placing.js';
import {sameText} from './same-text.js';
import {say} from '../../words/words.js';

/** How many characters surely fit into a blank. */
const SHORT = 12;

export class BlankAnswers {
  check = say('quiz.check');
  ask = say('fill-in.ask');
  retry = say('quiz.try-again');
  /** @type {string[]} */
  again = [];
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

  /** @param {string[]} response */
  close(response) {
    this.show(response);
    this.#close(true);
    this.key.forEach((accepted, i) => {
      this.#blanks[i]?.after(lineMark(accepts(response[i] ?? '', accepted), rightIs(accepted[0])));
    });
  }

  focus() {
    this.#blanks[0]?.focus();
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

  feedback() {
    return [];
  }

  /** @param {boolean} closed */
  #close(closed) {
    removeAll(this.#host, '.course-stem .course-mark');
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

/** A translation of what is right would not be accepted. @param {string} text */
function rightIs(text) {
  const [before, after] = say('quiz.should-be', {text: '\n'}).split('\n');
  return element('span', {}, before, element('b', {translate: 'no'}, text), after);
}

/** All are of one width, which tells nothing, until what is typed needs more. @param {HTMLInputElement} blank */
function fit(blank) {
  blank.style.width = blank.value.length > SHORT ? `${blank.value.length + 2}ch` : '';
}
