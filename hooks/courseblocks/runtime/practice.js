/**
 * A quiz for practice: each response is an event, and is explained at once; all that is shown comes from the log.
 *
 * The other modes of a quiz build on it, and change what they do otherwise.
 */

import {announce, button, element, found, keepFromFilling, names} from './dom.js';
import {newId} from './events.js';
import {ItemView} from './item.js';
import {currentAttempt, itemState, score, unanswered} from './progress.js';
import {courseLog} from './store.js';
import {showTroubles} from './trouble.js';
import {words} from './words.js';

/**
 * @typedef {import('./progress.js').ItemState} ItemState
 *
 * @typedef {{attempt: string, items: Record<string, string[]>} & Record<string, unknown>} Draft what is half done
 */

export class Practice {
  /** The run that is going on here before the log or a draft has one. */
  #attempt = newId();
  #said = '';

  /** @param {HTMLElement} host the `course-quiz` element, complete as the server made it */
  constructor(host) {
    this.host = host;
    this.log = courseLog(host.dataset.course ?? '');
    this.names = names(host, 'in');
    this.name = this.names[0] ?? '';
    this.items = found(host, 'course-item').map((each) => this.makeItem(each));
  }

  /**
   * @param {HTMLElement} host
   * @returns {ItemView}
   */
  makeItem(host) {
    return new ItemView(host);
  }

  /** @param {AbortSignal} signal ends it */
  start(signal) {
    keepFromFilling(this.host);
    this.addFooter();
    this.host.addEventListener('click', this, {signal});
    this.host.addEventListener('input', this, {signal});
    this.log.addEventListener('change', () => this.render(), {signal});
    this.log.changed(); // a lesson waits for it, too
  }

  /** What is left to respond to before the lesson is complete. @returns {object[]} */
  get left() {
    return unanswered(this.log.events(), this.items);
  }

  /** @param {Event} event */
  handleEvent({type, target}) {
    if (!(target instanceof HTMLElement)) return;
    const item = this.items.find(({host}) => host.contains(target));
    if (type === 'input' && item) this.keepResponse(item);
    else if (target.dataset.do) this.act(target.dataset.do, item);
  }

  /**
   * @param {string} action what the button that was pressed says in `data-do`
   * @param {ItemView} [item] the item that it stands in
   */
  act(action, item) {
    if (action === 'check' && item) this.check(item);
    else if (action === 'anew') this.startAnew();
    else if (action === 'missed') this.startAnew(this.missed());
  }

  addFooter() {
    this.host.querySelector(':scope > .course-footer')?.remove();
    this.host.append(
      element(
        'div',
        {class: 'course-footer'},
        element('p', {class: 'course-score', role: 'status'}),
        button('missed', words.retryMissed),
        button('anew', words.startAnew)
      )
    );
  }

  /** The events that this is about; a mode may leave some to another. */
  get events() {
    return this.log.events();
  }

  /** What is half done in the run that is going on. @returns {Draft} */
  get draft() {
    const {id} = this.run();
    const draft = this.log.draft(this.name);
    if (draft?.attempt !== id) return {attempt: id, items: {}};
    const items = Object.entries(draft.items ?? {}).filter(([, response]) => Array.isArray(response));
    return {...draft, items: Object.fromEntries(items)};
  }

  /**
   * @param {Draft} draft
   * @param {boolean} [waits] whether it takes the place of one that events came of
   */
  keepDraft(draft, waits) {
    this.log.keepDraft(this.name, Object.keys(draft.items).length ? draft : null, waits);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    const {draft} = this;
    this.keepDraft({...draft, items: {...draft.items, [item.names[0]]: item.answers.response}});
  }

  /** Keep what was responded before this could. */
  keepResponses() {
    for (const item of this.items) if (!item.answers.isEmpty) this.keepResponse(item);
  }

  /** @param {ItemView} item */
  check(item) {
    if (item.isAnswered) return item.retry();
    if (item.answers.isEmpty) return item.askForResponse();
    item.checked();
    this.respond(item);
    if (!this.log.isWritten) return; // a reload needs the draft
    const {draft} = this;
    delete draft.items[item.names[0]];
    this.keepDraft(draft);
  }

  /**
   * @param {ItemView} item
   * @param {{confidence?: string}} [more] what else is known of the response
   */
  respond({answers, grade, names: [of], print}, more) {
    const {response} = answers;
    const right = grade(response);
    const graded = right === null ? {} : {right};
    this.log.add({kind: 'responded', of, in: this.name, attempt: this.run().id, response, ...graded, print, ...more});
  }

  /** @param {string[]} [items] those to respond to again, all without */
  startAnew(items) {
    const attempt = newId();
    this.keepDraft({attempt, items: {}}, true);
    this.log.add({kind: 'started', in: this.name, attempt, ...(items ? {items} : {})});
    const [title] = found(this.host, '.course-title');
    title.tabIndex = -1;
    title.focus();
  }

  missed() {
    const states = this.states();
    return this.inRun()
      .filter((item) => states.get(item)?.first?.right === false)
      .map((item) => item.names[0]);
  }

  /** The run that is going on, in this tab or in another. @returns {{id: string, items: string[] | null}} */
  run() {
    const half = this.log.draft(this.name)?.attempt;
    return currentAttempt(this.events, this.names) ?? {id: half ? String(half) : this.#attempt, items: null};
  }

  inRun() {
    const {items} = this.run();
    return items ? this.items.filter((item) => item.names.some((name) => items.includes(name))) : this.items;
  }

  /** @returns {Map<ItemView, ItemState>} */
  states() {
    const {id} = this.run();
    return new Map(this.items.map((item) => [item, itemState(this.events, id, item)]));
  }

  render() {
    const {attempt, items} = this.draft;
    const states = this.states();
    const inRun = this.inRun();
    for (const [item, state] of states) {
      item.host.hidden = !inRun.includes(item);
      this.show(item, state, attempt, items[item.names[0]] ?? []);
    }
    this.renderFooter(inRun.map((item) => /** @type {ItemState} */ (states.get(item))));
    showTroubles(this.log, this.host);
  }

  /**
   * @param {ItemView} item
   * @param {ItemState} state
   * @param {string} attempt
   * @param {string[]} draft
   */
  show(item, state, attempt, draft) {
    item.show(state, attempt, draft);
  }

  /** How many are left out of a run that asks again what was missed. */
  leftOut() {
    return this.items.length - this.inRun().length;
  }

  /** @param {ItemState[]} states */
  renderFooter(states) {
    const total = score(states);
    const leftOut = this.leftOut();
    this.say((total.responded ? words.score(total) : '') + (leftOut ? ` ${words.leftOut(leftOut)}` : ''));
    const isOver = total.responded === total.of;
    this.toggle('missed', isOver && total.right < total.graded);
    this.toggle('anew', total.responded > 0 || leftOut > 0);
  }

  /** @param {string} said what is said of all items */
  say(said) {
    const line = this.host.querySelector('.course-score');
    if (line && said !== this.#said) announce(line, said);
    this.#said = said;
  }

  /**
   * @param {string} action
   * @param {boolean} on
   */
  toggle(action, on) {
    this.host.querySelector(`:scope > .course-footer [data-do=${action}]`)?.toggleAttribute('hidden', !on);
  }
}
