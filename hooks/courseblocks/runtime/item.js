/** One item on the page: its options, its Check button, and what is said about the response. */

import {announce, button, element, names} from './dom.js';
import {grade} from './grading.js';
import {shuffled} from './random.js';
import {words} from './words.js';

/** @typedef {import('./progress.js').ItemState} ItemState */

const ICONS = {right: '✓', wrong: '✗', missed: '○'};

export class ItemView {
  /** What is shown now, so that a change elsewhere never clears what is half chosen here. @type {string | null} */
  #shown = null;
  #retrying = false;
  /** @type {HTMLElement[]} */
  #labels;
  /** @type {HTMLButtonElement} */
  #check;
  /** @type {HTMLElement} */
  #result;

  /** @param {HTMLElement} host the `course-item` element, complete as the server made it */
  constructor(host) {
    this.host = host;
    this.names = names(host, 'of');
    this.print = host.dataset.print ?? '';
    this.#labels = [...host.querySelectorAll('label')];
    this.#check = button('check', words.check);
    this.#result = element('div', {class: 'course-result', role: 'status'});
    host.querySelector('.course-key')?.toggleAttribute('hidden', true);
    host.querySelectorAll(':scope > .course-actions, :scope > .course-result').forEach((old) => old.remove());
    host.querySelector('.course-key')?.before(element('p', {class: 'course-actions'}, this.#check), this.#result);
  }

  /** The keys of the options that are chosen now. */
  get response() {
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  get key() {
    return this.#keyLines.filter((line) => 'correct' in line.dataset).map((line) => line.dataset.option ?? '');
  }

  get #inputs() {
    return this.#labels.map((label) => /** @type {HTMLInputElement} */ (label.querySelector('input')));
  }

  get #keyLines() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.host.querySelectorAll('.course-key [data-option]'))];
  }

  /** Whether the Check button asks to try again. */
  get isAnswered() {
    return Boolean(this.#shown) && !this.#retrying;
  }

  /** Let the learner respond once more, from the first option on; what was responded stays in the log. */
  retry() {
    this.#retrying = true;
    this.#open([]);
    this.host.querySelector('input')?.focus();
  }

  /** Say that there is nothing to check yet. */
  askForChoice() {
    announce(this.#result, element('p', {}, words.chooseFirst));
  }

  /** The response was added to the log and will be shown. */
  checked() {
    this.#retrying = false;
  }

  /**
   * Show the state of the item in an attempt.
   *
   * @param {ItemState} state
   * @param {string} attempt
   * @param {string[]} draft what was chosen and not checked
   */
  show(state, attempt, draft) {
    const {last, changed} = state;
    const shown = last?.id ?? '';
    if (this.host.dataset.attempt !== attempt) this.#begin(attempt);
    else if (this.#shown === shown || this.#retrying) return;
    this.#shown = shown;
    if (last) this.#close(last.response ?? []);
    else this.#open(draft);
    if (changed) announce(this.#result, element('p', {}, words.changed));
  }

  /** @param {string} attempt */
  #begin(attempt) {
    this.host.dataset.attempt = attempt;
    this.#retrying = false;
    if (this.host.dataset.shuffle === 'no') return;
    const field = this.host.querySelector('fieldset');
    field?.append(...shuffled(this.#labels, attempt + this.names[0]));
  }

  /** @param {string[]} chosen */
  #open(chosen) {
    this.#mark(chosen, false);
    this.#check.textContent = words.check;
    this.#result.replaceChildren();
  }

  /** @param {string[]} response */
  #close(response) {
    const outcome = grade(response, this.key);
    this.#mark(response, true);
    this.#check.textContent = words.tryAgain;
    const partly = this.key.length > 1 && !outcome.right ? `: ${words.partly(outcome)}` : '';
    const verdict = element('p', {class: 'course-outcome', 'data-outcome': outcome.right ? 'right' : 'wrong'});
    verdict.append(icon(outcome.right ? 'right' : 'wrong'), (outcome.right ? words.right : words.wrong) + partly + '.');
    announce(this.#result, verdict, ...this.#feedback(response, outcome.right));
  }

  /**
   * The feedback on the options chosen, then that on the item: copies of what the server rendered. That on the item
   * speaks of what is right, which is not what was chosen if the response is wrong.
   *
   * @param {string[]} response
   * @param {boolean} right
   */
  #feedback(response, right) {
    const chosen = this.#keyLines.filter((line) => response.includes(line.dataset.option ?? ''));
    const own = chosen.map((line) => line.querySelector('div')).filter((part) => part !== null);
    const item = this.host.querySelector('.course-feedback');
    const label = item && !right ? [element('p', {class: 'course-explained'}, words.explained)] : [];
    return [...own.map(copy), ...label, ...(item ? [copy(item)] : [])];
  }

  /**
   * @param {string[]} chosen
   * @param {boolean} closed whether the response is given, so that options say what they are
   */
  #mark(chosen, closed) {
    const {key} = this;
    this.#inputs.forEach((input, i) => {
      input.checked = chosen.includes(input.value);
      input.disabled = closed;
      this.#labels[i].querySelector('.course-mark')?.remove();
      const kind = key.includes(input.value) ? (input.checked ? 'right' : 'missed') : input.checked ? 'wrong' : null;
      if (closed && kind) this.#labels[i].append(mark(kind));
    });
  }
}

/** @param {Node} part */
function copy(part) {
  return part.cloneNode(true);
}

/** @param {'right' | 'wrong' | 'missed'} kind */
function mark(kind) {
  const said = {right: words.rightOption, wrong: words.wrongOption, missed: words.missedOption}[kind];
  return element('span', {class: 'course-mark', 'data-outcome': kind}, icon(kind), said);
}

/** @param {'right' | 'wrong' | 'missed'} kind */
function icon(kind) {
  return element('span', {'aria-hidden': 'true', class: 'course-icon'}, ICONS[kind]);
}
