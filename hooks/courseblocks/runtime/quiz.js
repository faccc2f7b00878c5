/** `<course-quiz>`: a set of items for practice. Each response is an event; all that is shown comes from the log. */

import {isKnown} from './answers.js';
import {announce, button, element, keepFromFilling, names, whenWhole} from './dom.js';
import {newId} from './events.js';
import {ItemView} from './item.js';
import {currentAttempt, itemState, score} from './progress.js';
import {courseLog} from './store.js';
import {showTroubles} from './trouble.js';
import {words} from './words.js';

/** @typedef {import('./progress.js').ItemState} ItemState */

export class CourseQuiz extends HTMLElement {
  #listeners = new AbortController();
  /** @type {ItemView[]} */
  #items = [];
  /** The run that is going on here before the log has one. */
  #attempt = newId();
  #said = '';

  connectedCallback() {
    whenWhole(this, () => this.#start());
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  #start() {
    this.#listeners = new AbortController();
    const {signal} = this.#listeners;
    this.log = courseLog(this.dataset.course ?? '');
    this.names = names(this, 'in');
    const hosts = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('course-item'))];
    if (!hosts.every(isKnown))
      return document.addEventListener('course-kinds', () => this.#start(), {signal, once: true});
    this.#items = hosts.map((host) => new ItemView(host));
    keepFromFilling(this);
    this.#addFooter();
    this.addEventListener('click', this, {signal});
    this.addEventListener('input', this, {signal});
    this.log.addEventListener('change', () => this.#render(), {signal});
    this.#attempt = this.#draft.attempt ?? this.#attempt;
    this.#render();
  }

  /** @param {Event} event */
  handleEvent({type, target}) {
    if (!(target instanceof HTMLElement)) return;
    const item = this.#items.find(({host}) => host.contains(target));
    if (type === 'input' && item) this.#keepDraft(item);
    else if (target.dataset.do === 'check' && item) this.#check(item);
    else if (target.dataset.do === 'anew') this.#startAnew();
    else if (target.dataset.do === 'missed') this.#startAnew(this.#missed());
  }

  #addFooter() {
    this.querySelector(':scope > .course-footer')?.remove();
    this.append(
      element(
        'div',
        {class: 'course-footer'},
        element('p', {class: 'course-score', role: 'status'}),
        button('missed', words.retryMissed),
        button('anew', words.startAnew)
      )
    );
  }

  /** @returns {{attempt?: string, items: Record<string, string[]>}} */
  get #draft() {
    const draft = this.log?.draft(this.names?.[0] ?? '');
    const items = Object.entries(draft?.items ?? {}).filter(([, keys]) => Array.isArray(keys));
    return {attempt: typeof draft?.attempt === 'string' ? draft.attempt : undefined, items: Object.fromEntries(items)};
  }

  /** @param {ItemView} item */
  #keepDraft(item) {
    const items = {...this.#draft.items, [item.names[0]]: item.answers.response};
    this.log?.keepDraft(this.names?.[0] ?? '', {attempt: this.#run().id, items});
  }

  /** @param {ItemView} item */
  #check(item) {
    if (item.isAnswered) return item.retry();
    const {answers, names, print} = item;
    if (answers.isEmpty) return item.askForResponse();
    const {response} = answers;
    const right = item.grade(response);
    item.checked();
    this.log?.add({
      kind: 'responded',
      of: names[0],
      in: this.names?.[0],
      attempt: this.#run().id,
      response,
      ...(right === null ? {} : {right}),
      print
    });
    this.#forgetDraft(item);
  }

  /** @param {ItemView} item */
  #forgetDraft(item) {
    const {attempt, items} = this.#draft;
    delete items[item.names[0]];
    this.log?.keepDraft(this.names?.[0] ?? '', Object.keys(items).length ? {attempt, items} : null);
  }

  /** @param {string[]} [items] those to respond to again, all without */
  #startAnew(items) {
    this.log?.keepDraft(this.names?.[0] ?? '', null);
    this.log?.add({kind: 'started', in: this.names?.[0], attempt: newId(), ...(items ? {items} : {})});
    const title = /** @type {HTMLElement | null} */ (this.querySelector('.course-title'));
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  }

  #missed() {
    const states = this.#states();
    return this.#inRun()
      .filter((item) => states.get(item)?.first?.right === false)
      .map((item) => item.names[0]);
  }

  /** The run that is going on, in this tab or in another. */
  #run() {
    return currentAttempt(this.log?.events() ?? [], this.names ?? []) ?? {id: this.#attempt, items: null};
  }

  #inRun() {
    const {items} = this.#run();
    return items ? this.#items.filter((item) => item.names.some((name) => items.includes(name))) : this.#items;
  }

  /** @returns {Map<ItemView, ItemState>} */
  #states() {
    const events = this.log?.events() ?? [];
    const {id} = this.#run();
    return new Map(this.#items.map((item) => [item, itemState(events, id, item)]));
  }

  #render() {
    const {id} = this.#run();
    const states = this.#states();
    const inRun = this.#inRun();
    const drafts = this.#draft.attempt === id ? this.#draft.items : {};
    for (const [item, state] of states) {
      item.host.hidden = !inRun.includes(item);
      item.show(state, id, drafts[item.names[0]] ?? []);
    }
    this.#renderFooter(inRun.map((item) => /** @type {ItemState} */ (states.get(item))));
    if (this.log) showTroubles(this.log, this);
  }

  /** @param {ItemState[]} states */
  #renderFooter(states) {
    const total = score(states);
    const leftOut = this.#items.length - states.length;
    const said = (total.responded ? words.score(total) : '') + (leftOut ? ` ${words.leftOut(leftOut)}` : '');
    const line = this.querySelector('.course-score');
    if (line && said !== this.#said) announce(line, said);
    this.#said = said;
    const isOver = total.responded === total.of;
    this.#toggle('missed', isOver && total.right < total.graded);
    this.#toggle('anew', total.responded > 0 || leftOut > 0);
  }

  /**
   * @param {string} action
   * @param {boolean} on
   */
  #toggle(action, on) {
    this.querySelector(`:scope > .course-footer [data-do=${action}]`)?.toggleAttribute('hidden', !on);
  }
}
