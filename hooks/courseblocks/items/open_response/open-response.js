/** The answer of an open response: a text of the learner's own, to compare with a model answer. It is never graded. */

import {copy, element} from '../../runtime/page/dom.js';
import {say} from '../../words/words.js';
import {offerTexts} from '../other-texts.js';

export class TextAnswers {
  check = say('open.check');
  retry = say('open.write-on');
  tries = Infinity;
  /** @type {string[]} */
  key = [];
  offer = offerTexts;
  #model;
  #field;

  /**
   * @param {HTMLElement} host the `course-item`
   * @param {HTMLElement} key
   */
  constructor(host, key) {
    this.#model = key.querySelector('.course-model');
    this.#field = /** @type {HTMLTextAreaElement} */ (host.querySelector('textarea'));
  }

  get response() {
    return [this.#field.value];
  }

  get isEmpty() {
    return !this.#field.value.trim();
  }

  get lacks() {
    return this.isEmpty ? say('open.ask') : '';
  }

  /** A text is worked on, not written anew. @param {string[]} response */
  kept(response) {
    return response;
  }

  /** @param {string[]} response */
  show([text = '']) {
    this.#field.value = text;
  }

  open() {
    this.#field.readOnly = false;
  }

  /** It can still be read to its end, and copied. @param {string[]} response */
  close(response) {
    this.show(response);
    this.#field.readOnly = true;
  }

  focus() {
    this.#field.focus();
  }

  shuffle() {}

  grade() {
    return {right: null, hits: 0, of: 0, wrong: 0, missed: 0};
  }

  partly() {
    return '';
  }

  feedback() {
    return this.#model ? [element('p', {class: 'course-explained'}, say('open.model')), copy(this.#model)] : [];
  }
}
