/** A quiz for practice that draws its items, or asks how sure the learner is. Modes that tell less build on it. */

import {askConfidence, confidenceOf, forgetConfidence, showConfidence} from '../confidence.js';
import {DrawnRuns} from './drawn-runs.js';
import {joinClosed} from '../../../runtime/log/joining.js';
import {unpackKeys} from '../hidden-keys.js';
import {leftIn} from './left-to-do.js';
import {Practice} from '../practice.js';

/**
 * @typedef {import('../../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../../items/item.js').ItemView} ItemView
 */

export class DrawnPractice extends Practice {
  /** @param {HTMLElement} host */
  constructor(host) {
    forgetConfidence(host);
    unpackKeys(host);
    host.querySelector(':scope > .course-without-scripts')?.toggleAttribute('hidden', true);
    super(host);
    joinClosed(this.log);
    if ('confidence' in host.dataset) this.items.forEach((item) => askConfidence(item.host));
  }

  /** @returns {DrawnRuns<ItemView>} */
  makeRuns() {
    return this.withRules(new DrawnRuns(this.log, this.names, this.items));
  }

  /**
   * @template {DrawnRuns<ItemView>} T
   * @param {T} runs
   */
  withRules(runs) {
    runs.rules = JSON.parse(this.host.dataset.draw ?? 'null');
    return runs;
  }

  /** Whether what is asked is drawn, in whatever way. */
  get isDrawn() {
    return 'draw' in this.host.dataset;
  }

  /** How many items are asked. */
  get size() {
    return Number(this.host.dataset.size ?? this.items.length);
  }

  get left() {
    const {mode} = this.host.dataset;
    return leftIn(this.log.events(), {names: this.names, mode, size: this.isDrawn ? this.size : undefined}, this.items);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    const {draft} = this;
    const {names, host, answers} = item;
    const sure = confidenceOf(host);
    this.runs.keep({
      ...draft,
      items: {...draft.items, [names[0]]: answers.response},
      sure: sure ? {...draft.sure, [names[0]]: sure} : draft.sure
    });
  }

  /**
   * @param {ItemView} item
   * @returns {import('../practice.js').Given}
   */
  given(item) {
    const confidence = confidenceOf(item.host);
    return {...super.given(item), ...(confidence ? {confidence} : {})};
  }

  /** @param {ItemView} item */
  check(item) {
    super.check(item);
    this.showConfidence();
  }

  leftOut() {
    return this.isDrawn ? 0 : super.leftOut();
  }

  render() {
    super.render();
    this.showConfidence();
  }

  showConfidence() {
    const {sure} = this.draft;
    for (const [item, {last}] of this.states()) {
      const closed = this.isClosed(item, last);
      showConfidence(item.host, closed ? last?.confidence : sure[item.names[0]], closed);
    }
  }

  /**
   * @param {ItemView} item
   * @param {import('../../../runtime/log/events.js').CourseEvent | null} last
   */
  isClosed(item, last) {
    return item.isAnswered && Boolean(last);
  }
}
