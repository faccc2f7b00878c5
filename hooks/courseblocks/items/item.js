/** One item on the page: its answers in a frame of a Check button and what is said about the response. */

import {answersOf} from './answers.js';
import {announce, button, copy, element, found, keepFromFilling, names, removeAll, tell} from '../runtime/page/dom.js';
import {icon} from './outcome-mark.js';
import {say} from '../words/words.js';

/**
 * @typedef {import('../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../runtime/progress/progress.js').ItemState} ItemState
 */

export class ItemView {
  /** What is shown now, so that a change elsewhere never clears what is half chosen here. @type {string | null} */
  #shown = null;
  #retrying = false;
  /** What a learner does something with: made once the item is asked. @type {ReturnType<typeof this.make> | undefined} */
  #parts;

  /** @param {HTMLElement} host the `course-item` element, complete as the server made it; its type is known */
  constructor(host) {
    this.host = host;
    this.names = names(host, 'of');
    this.print = host.dataset.print ?? '';
  }

  /** A pool may have thousands of items that are never asked. */
  make() {
    const {host} = this;
    const key = /** @type {HTMLElement} */ (host.querySelector('.course-key'));
    const answers = answersOf(host, key);
    const check = button('check', answers.check);
    const result = element('div', {class: 'course-result', role: 'status'});
    key.hidden = true;
    keepFromFilling(host);
    removeAll(host, ':scope > .course-actions, :scope > .course-result');
    key.before(element('p', {class: 'course-actions'}, check), result);
    if (this.number) check.setAttribute('aria-describedby', this.number.id);
    return {answers, check, key, result};
  }

  get parts() {
    return (this.#parts ??= this.make());
  }

  /** What stands above it, unless it is the only one. @returns {HTMLElement | undefined} */
  get number() {
    return found(this.host, ':scope > .course-number')[0];
  }

  /**
   * Number what is asked: of a pool that is little, and again after what was missed.
   *
   * @param {{number: number, count: number}} place
   */
  place(place) {
    void this.parts; // made by now
    tell(this.number ?? null, say('quiz.number', place));
  }

  get answers() {
    return this.parts.answers;
  }

  get result() {
    return this.parts.result;
  }

  /** Whether the Check button asks to try again. */
  get isAnswered() {
    return Boolean(this.#shown) && !this.#retrying;
  }

  /** How right a response is by the present key: what is accepted later counts. @param {string[]} response */
  grade = (response) => this.answers.grade(response).right;

  /** Let the learner respond once more; what was responded stays in the log. */
  retry() {
    this.#retrying = true;
    this.#open(this.answers.again);
    this.answers.focus();
  }

  /** Say that there is nothing to check yet. */
  askForResponse() {
    announce(this.result, element('p', {}, this.answers.ask));
  }

  /** The response was added to the log and will be shown. */
  checked() {
    this.#retrying = false;
  }

  /**
   * Show the state of the item in a run.
   *
   * @param {ItemState} state
   * @param {Draft} draft what is half done in it
   */
  show({last, changed}, draft) {
    const shown = last?.id ?? '';
    if (this.host.dataset.attempt !== draft.attempt) this.#begin(draft);
    else if (this.#shown === shown || this.#retrying) return;
    this.#shown = shown;
    if (last) this.#close(last.response ?? []);
    else this.#open(draft.items[this.names[0]] ?? []);
    if (changed) announce(this.result, element('p', {}, say('quiz.changed')));
  }

  /** The order of the answers stays, whatever the item is called later. @param {Draft} draft */
  #begin({attempt, seed}) {
    this.host.dataset.attempt = attempt;
    this.#retrying = false;
    if (this.host.dataset.shuffle !== 'no') this.answers.shuffle(`${seed}${this.names.at(-1)}`);
  }

  /** @param {string[]} response */
  #open(response) {
    this.answers.show(response);
    this.answers.open();
    this.parts.check.textContent = this.answers.check;
    this.result.replaceChildren();
  }

  /** @param {string[]} response */
  #close(response) {
    const outcome = this.answers.grade(response);
    this.answers.close(response);
    this.parts.check.textContent = this.answers.retry;
    announce(this.result, ...this.#verdict(outcome), ...this.#feedback(response, outcome));
  }

  /** @param {import('./grading.js').Outcome} outcome */
  #verdict(outcome) {
    const {right} = outcome;
    if (right === null) return [];
    const kind = right ? 'right' : 'wrong';
    const said = right ? say('quiz.right') : this.answers.partly(outcome) || say('quiz.wrong');
    return [element('p', {class: 'course-outcome', 'data-outcome': kind}, icon(kind), said)];
  }

  /**
   * The feedback on what was responded, then that on the item: copies of what the server rendered. That on the item
   * speaks of what is right, which is not what was responded if the response is wrong.
   *
   * @param {string[]} response
   * @param {import('./grading.js').Outcome} outcome
   */
  #feedback(response, {right}) {
    const item = this.parts.key.querySelector('.course-feedback');
    const label = item && right === false ? [element('p', {class: 'course-explained'}, say('quiz.explanation'))] : [];
    return [...this.answers.feedback(response), ...label, ...(item ? [copy(item)] : [])];
  }
}
