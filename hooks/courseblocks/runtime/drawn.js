/** A quiz for practice that draws its items, or asks how sure the learner is. Modes that tell less build on it. */

import {askConfidence, confidenceOf, forgetConfidence, showConfidence} from './confidence.js';
import {draw} from './draw.js';
import {newId} from './events.js';
import {unpackKeys} from './keys.js';
import {leftIn} from './left.js';
import {Practice} from './practice.js';
import {currentAttempt} from './progress.js';

/**
 * @typedef {import('./item.js').ItemView} ItemView
 * @typedef {import('./practice.js').Draft} Draft
 */

export class DrawnPractice extends Practice {
  /** @type {import('./draw.js').Rules | null} */
  #rules;

  /** @param {HTMLElement} host */
  constructor(host) {
    forgetConfidence(host);
    unpackKeys(host);
    host.querySelector(':scope > .course-without-scripts')?.toggleAttribute('hidden', true);
    super(host);
    this.#rules = JSON.parse(host.dataset.draw ?? 'null');
    if ('confidence' in host.dataset) this.items.forEach((item) => askConfidence(item.host));
  }

  /** How many items are asked. */
  get size() {
    return Number(this.host.dataset.size ?? this.items.length);
  }

  get left() {
    const {mode} = this.host.dataset;
    return leftIn(this.log.events(), {names: this.names, mode, size: this.#rules ? this.size : undefined}, this.items);
  }

  /** Draw anew: everything where nothing is to be drawn. */
  sample() {
    const rules = this.#rules;
    return rules ? draw(rules, this.items.length, newId()).map((index) => this.items[index]) : this.items;
  }

  /** Before the first response what was drawn is in the draft, so that it survives a reload. */
  run() {
    if (!this.#rules) return super.run();
    const known = currentAttempt(this.events, this.names);
    if (known && (!known.items || this.#isThere(known.items))) return known;
    const {attempt, drawn} = this.log.draft(this.name) ?? {};
    if (typeof attempt === 'string' && Array.isArray(drawn) && this.#isThere(drawn)) return {id: attempt, items: drawn};
    const run = {id: newId(), items: namesOf(this.sample())};
    this.keepDraft({attempt: run.id, items: {}, drawn: run.items});
    return run;
  }

  /** @param {string[]} drawn */
  #isThere(drawn) {
    return this.items.some((item) => item.names.some((name) => drawn.includes(name)));
  }

  /**
   * @param {Draft} draft
   * @param {boolean} [waits] whether it takes the place of one that events came of
   */
  keepDraft(draft, waits) {
    this.log.keepDraft(this.name, draft, waits);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    const {draft} = this;
    const {names, host, answers} = item;
    const sure = {.../** @type {object} */ (draft.sure), [names[0]]: confidenceOf(host)};
    this.keepDraft({...draft, items: {...draft.items, [names[0]]: answers.response}, sure});
  }

  /** @param {ItemView} item */
  respond(item) {
    const {id, items} = this.run();
    const isFirst = items && !this.log.events().some(({kind, attempt}) => kind === 'started' && attempt === id);
    if (isFirst) this.log.add({kind: 'started', in: this.name, attempt: id, items});
    const confidence = confidenceOf(item.host);
    super.respond(item, confidence ? {confidence} : {});
  }

  /** @param {ItemView} item */
  check(item) {
    super.check(item);
    this.showConfidence();
  }

  /** @param {string[]} [items] */
  startAnew(items = this.#rules ? namesOf(this.sample()) : undefined) {
    super.startAnew(items);
  }

  leftOut() {
    return this.#rules ? 0 : super.leftOut();
  }

  render() {
    super.render();
    this.showConfidence();
  }

  showConfidence() {
    const {sure} = this.draft;
    for (const [item, {last}] of this.states()) {
      const half = /** @type {Record<string, unknown>} */ (sure ?? {})[item.names[0]];
      const closed = this.isClosed(item, last);
      showConfidence(item.host, closed ? last?.confidence : half, closed);
    }
  }

  /**
   * @param {ItemView} item
   * @param {import('./events.js').CourseEvent | null} last
   */
  isClosed(item, last) {
    return item.isAnswered && Boolean(last);
  }
}

/** @param {ItemView[]} items */
export const namesOf = (items) => items.map(({names}) => names[0]);
