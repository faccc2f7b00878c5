/** One item on the page: its answers in a frame of a Check button and what is said about the response. */

import {answersOf} from './answers.js';
import {announce, button, copy, element, found, keepFromFilling, names, removeAll, tell} from '../runtime/page/dom.js';
import {icon} from './outcome-mark.js';
import {say} from '../words/words.js';

/**
 * @typedef {import('../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../runtime/progress/progress.js').ItemState} ItemState
 */

/** What stands where nothing was done yet. @type {ItemState} */
const UNTOUCHED = {last: null, first: null, latest: '', isDone: false, changed: false};

export class ItemView {
  /** What is shown now, so that a change elsewhere never clears what is half chosen here. */
  #shown = UNTOUCHED;
  /** Whether the learner is at it once more; what was responded stays in the log. */
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
    const check = button('check', answers.check, true);
    const retry = button('retry', answers.retry ?? say('quiz.try-again'));
    const show = button('show', say('quiz.show'));
    const result = element('div', {class: 'course-result', id: `${host.id}--result`, role: 'group', tabindex: '-1'});
    const lacking = element('p', {class: 'course-lacking', id: `${host.id}--lacking`, role: 'status'});
    key.hidden = true;
    keepFromFilling(host);
    removeAll(host, ':scope > :is(.course-actions, .course-result, .course-lacking)');
    key.before(result, element('p', {class: 'course-actions'}, check, retry, show), lacking);
    result.setAttribute('aria-labelledby', result.id); // so that all of it is read where the focus moves to it
    host.querySelector('fieldset')?.setAttribute('aria-describedby', lacking.id);
    if (this.number) for (const each of [check, retry, show]) each.setAttribute('aria-describedby', this.number.id);
    return {answers, check, key, lacking, result, retry, show};
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

  /** Which try a response is now; undefined where there is but one, or as many as one likes. */
  get nextTry() {
    if (this.answers.tries !== 2) return;
    return this.#shown.last ? 2 : 1;
  }

  /** How right a response is by the present key: what is accepted later counts. @param {string[]} response */
  grade = (response) => this.answers.grade(response).right;

  /**
   * Whether it can be checked. What is not finished is not wrong: what is still to do is pointed out, and who does not know
   * can have the answer shown.
   *
   * @param {boolean} isExplained whether what is right is told here
   */
  isComplete(isExplained) {
    const {answers, lacking, show} = this.parts;
    const {lacks, gaps = []} = answers;
    if (!lacks) return true;
    announce(lacking, lacks);
    for (const gap of gaps) gap.setAttribute('aria-invalid', 'true');
    if (isExplained) show.hidden = false;
    lacking.scrollIntoView({block: 'nearest'});
    return false;
  }

  /** Let the learner respond once more, from what was right of it. @returns {string[]} what stands there now */
  retry() {
    const kept = this.answers.kept(this.#shown.last?.response ?? []);
    this.#again(kept);
    this.answers.focus();
    return kept;
  }

  /** @param {string[]} response what is half done */
  #again(response) {
    this.#retrying = true;
    this.#open(response);
    this.parts.show.hidden = this.answers.tries === Infinity;
  }

  /** What was done was added to the log and will be shown. */
  checked() {
    this.#retrying = false;
  }

  /** Put what is told of a response into view, and read it. */
  attend() {
    const {check, result} = this.parts;
    check.parentElement?.scrollIntoView({block: 'nearest'});
    result.scrollIntoView({block: 'nearest'});
    result.focus({preventScroll: true});
  }

  /** Something is chosen or typed: what was lacking may be there by now. */
  touched() {
    this.parts.lacking.replaceChildren();
    for (const gap of found(this.host, '[aria-invalid]')) gap.removeAttribute('aria-invalid');
  }

  /** As if nothing had been done, until it is shown anew. */
  blank() {
    this.#start([]);
    delete this.host.dataset.attempt;
  }

  /**
   * Show the state of the item in a run.
   *
   * @param {ItemState} state
   * @param {Draft} draft what is half done in it
   */
  show(state, draft) {
    const {last, latest, isDone, changed} = state;
    const isNew = this.host.dataset.attempt !== draft.attempt;
    if (isNew) this.#begin(draft);
    else if ((this.#shown !== UNTOUCHED && this.#shown.latest === latest) || this.#retrying) return;
    this.#shown = state;
    const half = draft.items[this.names[0]];
    if (latest) this.#close(state);
    else this.#start(half ?? []);
    const isHalf = half && latest && String(half) !== String(last?.response ?? []);
    if (isNew && isHalf && (!isDone || this.answers.tries === Infinity)) this.#again(half);
    if (changed) this.#tell(element('p', {}, say('quiz.changed')));
  }

  /** The order of the answers stays, whatever the item is called later. @param {Draft} draft */
  #begin({attempt, seed}) {
    this.host.dataset.attempt = attempt;
    this.#retrying = false;
    if (this.host.dataset.shuffle !== 'no') this.answers.shuffle(`${seed}${this.names.at(-1)}`);
  }

  /** @param {string[]} response */
  #start(response) {
    this.#open(response);
    this.#tell();
  }

  /** What was told of an earlier try stays in view. @param {string[]} response */
  #open(response) {
    const {answers, check, retry, show} = this.parts;
    answers.show(response);
    answers.open();
    check.textContent = answers.check;
    check.hidden = false;
    retry.hidden = show.hidden = true;
  }

  /** @param {(Node | string)[]} content */
  #tell(...content) {
    this.parts.result.replaceChildren(...content);
    this.touched();
  }

  /** @param {ItemState} state */
  #close({last, isDone}) {
    const {answers, check, retry, show} = this.parts;
    const response = last?.response ?? [];
    const outcome = answers.grade(response);
    answers.close(response, isDone);
    check.hidden = true;
    show.hidden = isDone;
    retry.hidden = isDone && answers.tries !== Infinity;
    const more = isDone ? this.#explanation(outcome) : this.#hint();
    this.#tell(...this.#verdict(outcome, last), ...answers.feedback(response, isDone), ...more);
  }

  /**
   * @param {import('./grading.js').Outcome} outcome
   * @param {ItemState['last']} last
   */
  #verdict(outcome, last) {
    const {right} = outcome;
    if (right === null) return [];
    if (!last) return [element('p', {class: 'course-outcome'}, say('quiz.shown'))];
    const kind = right ? 'right' : 'wrong';
    const isRight = say(last.try === 2 ? 'quiz.right-second' : 'quiz.right');
    const said = right ? isRight : this.answers.partly(outcome) || say('quiz.wrong');
    return [element('p', {class: 'course-outcome', 'data-outcome': kind}, icon(kind), said)];
  }

  /**
   * The feedback on the item: a copy of what the server rendered. It speaks of what is right, which is not what was
   * responded if the response is wrong.
   *
   * @param {import('./grading.js').Outcome} outcome
   */
  #explanation({right}) {
    const item = this.parts.key.querySelector('.course-feedback');
    const label = item && right === false ? [element('p', {class: 'course-explained'}, say('quiz.explanation'))] : [];
    return [...label, ...(item ? [copy(item)] : [])];
  }

  /** It opens beside what was said of a first try, where nothing moves for it. */
  #hint() {
    const [hint] = found(this.host, ':scope > .course-hint:not([open])');
    if (!hint) return [];
    const [, ...said] = copy(hint).childNodes;
    return [element('p', {class: 'course-explained'}, say('quiz.hint')), element('div', {}, ...said)];
  }
}
