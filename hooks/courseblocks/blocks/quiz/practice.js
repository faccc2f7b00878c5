/**
 * A quiz for practice: each response is an event, and is explained at once; all that is shown comes from the log.
 *
 * The other modes of a quiz build on it, and change what they do otherwise.
 */

import {button, element, found, keepFromFilling, names, tell} from '../../runtime/page/dom.js';
import {ItemView} from '../../items/item.js';
import {score, unanswered} from '../../runtime/progress/progress.js';
import {Runs} from './runs.js';
import {courseLog} from '../../runtime/log/page-log.js';
import {showTroubles} from '../../runtime/log/trouble.js';
import {say} from '../../words/words.js';
import {scoreTold} from './score-told.js';

/**
 * @typedef {import('../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../runtime/progress/progress.js').ItemState} ItemState
 * @typedef {import('../../runtime/progress/progress.js').Run} Run
 * @typedef {import('./runs.js').Given} Given
 */

export class Practice {
  /** @type {Runs<ItemView> | undefined} */
  #runs;
  #rest = element('span', {class: 'course-unseen'});

  /** @param {HTMLElement} host the `course-quiz` element, complete as the server made it */
  constructor(host) {
    this.host = host;
    this.log = courseLog(host.dataset.course ?? '');
    this.names = names(host, 'in');
    this.items = found(host, 'course-item').map((each) => this.makeItem(each));
  }

  /**
   * @param {HTMLElement} host
   * @returns {ItemView}
   */
  makeItem(host) {
    return new ItemView(host);
  }

  /** @returns {Runs<ItemView>} */
  makeRuns() {
    return new Runs(this.log, this.names, this.items);
  }

  get runs() {
    return (this.#runs ??= this.makeRuns());
  }

  /** @param {AbortSignal} signal ends it */
  start(signal) {
    keepFromFilling(this.host);
    this.addFooter();
    this.host.addEventListener('input', this, {signal});
    this.log.addEventListener('change', () => this.render(), {signal});
    this.log.changed(); // a lesson waits for it, too
  }

  /** What is left to respond to before the lesson is complete. @returns {object[]} */
  get left() {
    return unanswered(this.log.events(), this.items);
  }

  /** @param {Event} event */
  handleEvent({target}) {
    const item = this.itemOf(/** @type {Node} */ (target));
    if (item) this.keepResponse(item);
  }

  /** @param {Node} part */
  itemOf(part) {
    return this.items.find(({host}) => host.contains(part));
  }

  /**
   * @param {string} action what the control that was pressed says in `data-do`
   * @param {ItemView} [item] the item that it stands in
   * @param {HTMLElement} [_control]
   */
  act(action, item, _control) {
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
        element('p', {class: 'course-score'}),
        button('missed', say('quiz.retry-missed')),
        button('anew', say('quiz.start-anew'))
      )
    );
  }

  /** The run that is going on, in this tab or in another. @returns {Run} */
  get run() {
    return this.runs.current;
  }

  /** What is half done in it. */
  get draft() {
    return this.runs.draft(this.run);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    const {draft} = this;
    this.runs.keep({...draft, items: {...draft.items, [item.names[0]]: item.answers.response}});
  }

  /** Keep what was responded before this could. */
  keepResponses() {
    for (const item of this.items) if (!item.answers.isEmpty) this.keepResponse(item);
  }

  /** @param {ItemView} item */
  check(item) {
    if (item.isAnswered) return item.retry();
    if (item.answers.isEmpty) return item.askForResponse();
    const follow = this.follow();
    item.checked();
    this.runs.respond(this.run, item, this.given(item));
    follow(item.result);
    if (!this.log.isWritten) return; // a reload needs the draft
    const {draft} = this;
    const {[item.names[0]]: _, ...items} = draft.items;
    this.runs.keep({...draft, items});
  }

  /**
   * Say what is said of all items, and that the lesson has ended, right behind the result that brings it: as one message,
   * which a screen reader gives in this order.
   *
   * @returns {(result: Element) => void} to be called once the result is told
   */
  follow() {
    const end = () => this.host.parentElement?.querySelector('.course-completed')?.textContent ?? '';
    const before = end();
    return (result) => {
      const [score] = found(this.host, '.course-score');
      this.#rest.textContent = ` ${score?.dataset.says ?? ''} ${end() === before ? '' : end()}`;
      result.append(this.#rest);
    };
  }

  /**
   * What is responded to an item now.
   *
   * @param {ItemView} item
   * @returns {Given}
   */
  given({answers: {response}, grade}) {
    return {response, right: grade(response)};
  }

  /**
   * Offer what was typed elsewhere in place of what stands here; what is taken and what was here change places.
   *
   * @param {ItemView} item
   * @param {Record<string, string[][]>} texts by item
   */
  offer(item, texts) {
    const {
      answers,
      names: [name]
    } = item;
    answers.offer?.(texts[name] ?? [], (text) => {
      const {draft} = this;
      const others = [answers.response, ...draft.texts[name]];
      answers.show(text);
      answers.focus();
      this.runs.keep({...draft, items: {...draft.items, [name]: text}, texts: {...draft.texts, [name]: others}});
      this.offer(item, this.draft.texts);
    });
  }

  /** @param {string[]} [items] those to respond to again, all without */
  startAnew(items) {
    this.runs.start(items);
    const [title = this.host] = found(this.host, '.course-title');
    title.tabIndex = -1;
    title.focus();
  }

  missed() {
    const states = this.states();
    return this.inRun()
      .filter((item) => states.get(item)?.first?.right === false)
      .map((item) => item.names[0]);
  }

  inRun() {
    return this.runs.asked(this.run);
  }

  states() {
    return this.runs.states(this.run);
  }

  render() {
    const {draft} = this;
    const states = this.states();
    const inRun = this.inRun();
    for (const [item, state] of states) {
      item.host.hidden = !inRun.includes(item);
      this.show(item, state, draft);
      this.offer(item, state.last ? {} : draft.texts);
    }
    this.renderFooter(inRun.map((item) => /** @type {ItemState} */ (states.get(item))));
    showTroubles(this.log, this.host);
  }

  /**
   * @param {ItemView} item
   * @param {ItemState} state
   * @param {Draft} draft
   */
  show(item, state, draft) {
    item.show(state, draft);
  }

  /** How many are left out of a run that asks again what was missed. */
  leftOut() {
    return this.items.length - this.inRun().length;
  }

  /** @param {ItemState[]} states */
  renderFooter(states) {
    const total = score(states);
    this.tellScore(scoreTold(total));
    const isOver = total.responded === total.of;
    this.toggle('missed', isOver && total.right < total.graded);
    this.toggle('anew', total.responded > 0 || this.leftOut() > 0);
  }

  /** @param {string} said what is said of all items */
  tellScore(said) {
    tell(this.host.querySelector('.course-score'), said);
  }

  /**
   * @param {string} action
   * @param {boolean} on
   */
  toggle(action, on) {
    this.host.querySelector(`:scope > .course-footer [data-do=${action}]`)?.toggleAttribute('hidden', !on);
  }
}
