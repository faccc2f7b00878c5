/** The runs of a quiz: what the log and the drafts say of them, and how they go on. It knows nothing of the page. */

import {draftsIn, joined, stored} from '../../runtime/log/drafts.js';
import {newId, nextSeq} from '../../runtime/log/events.js';
import {currentRun, itemState} from '../../runtime/progress/progress.js';

/**
 * @typedef {import('../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../runtime/progress/progress.js').Item} Item
 * @typedef {import('../../runtime/progress/progress.js').Run} Run
 *
 * @typedef {object} Given
 * @property {string[]} response
 * @property {boolean | null} right null where it is not graded
 * @property {string} [confidence]
 */

/** @template {Item} T */
export class Runs {
  /** What answers are shuffled by before a draft has it. */
  #seed = newId();
  /** What was computed last, since a page asks often. @type {{events: unknown, run: Run} | null} */
  #known = null;

  /**
   * @param {import('../../runtime/log/log.js').Log} log
   * @param {string[]} names those of the block, the present one first
   * @param {T[]} items
   * @param {() => import('../../runtime/log/events.js').CourseEvent[]} [events] those that this is about, if not all
   */
  constructor(log, names, items, events = () => log.events()) {
    this.log = log;
    this.names = names;
    this.name = names[0] ?? '';
    this.items = items;
    this.events = events;
    names.slice(1).forEach((old) => this.#takeOver(old));
  }

  /** A block that has a new name keeps what is half done. @param {string} old */
  #takeOver(old) {
    const drafts = draftsIn(this.log.draft(old));
    if (!drafts.length) return;
    this.log.keepDraft(this.name, stored([...this.drafts, ...drafts]));
    if (this.log.isKept) this.log.keepDraft(old, null);
  }

  /** The run that is going on, or the last one. @returns {Run} */
  get current() {
    const events = this.events();
    if (this.#known?.events !== events) this.#known = {events, run: currentRun(events, this.names)};
    return this.#known.run;
  }

  /** Whether somebody started a run. @param {string} attempt */
  isStarted(attempt) {
    return this.log.events().some((event) => event.kind === 'started' && event.attempt === attempt);
  }

  /** Everything that is half done in the block, that of the run that the learner sees in front. */
  get drafts() {
    return draftsIn(this.log.draft(this.name));
  }

  /**
   * What is half done in a run.
   *
   * @param {Run} run
   */
  draft({id, responses}) {
    const known = this.#draftsOf(id);
    const seeds = [...known.flatMap(({seed, attempt}) => [seed, attempt]), responses.at(-1)?.attempt, id];
    const seed = seeds.find((seed) => seed && !this.names.includes(seed)) ?? this.#seed;
    return {...joined(known, this.items), attempt: id, seed};
  }

  /** @param {string} id */
  #draftsOf(id) {
    return this.drafts.filter((draft) => this.#isOf(draft, id));
  }

  /** All runs that nobody started are one. @param {Draft} draft @param {string} id */
  #isOf({attempt}, id) {
    return attempt === id || !(this.isStarted(attempt) || this.isStarted(id));
  }

  /**
   * Keep what is half done in a run; that of other runs stays.
   *
   * @param {Draft} draft
   * @param {{left?: string, waits?: boolean}} [options] a run that is left for good, and whether its draft stays for a
   *   reload as long as there is no room for the events that came of it
   */
  keep(draft, {left = draft.attempt, waits} = {}) {
    const others = this.drafts.filter((other) => ![draft.attempt, left].some((id) => this.#isOf(other, id)));
    this.log.keepDraft(this.name, stored([{...draft, seq: nextSeq(this.log.events())}, ...others]), waits);
  }

  /** Show another run from now on. @param {string} attempt */
  goTo(attempt) {
    this.keep({...joined(this.#draftsOf(attempt), this.items), attempt});
  }

  /**
   * Add a response to the log.
   *
   * @param {Run} run
   * @param {T} item
   * @param {Given} given
   */
  respond({id}, {names: [of], print}, {response, right, ...more}) {
    const graded = right === null ? {} : {right};
    this.log.add({kind: 'responded', of, in: this.name, attempt: id, response, ...graded, print, ...more});
  }

  /**
   * Start a run of some of the items, or of all, all without a response.
   *
   * @param {string[]} [items]
   */
  start(items) {
    const {id: left} = this.current;
    const attempt = newId();
    this.log.add({kind: 'started', in: this.name, attempt, ...(items ? {items} : {})});
    this.keep({attempt, items: {}}, {left, waits: true});
    this.log.changed();
  }

  /**
   * The items that a run asks.
   *
   * @param {Run} run
   */
  asked({items}) {
    return items ? this.items.filter((item) => item.names.some((name) => items.includes(name))) : this.items;
  }

  /**
   * @param {Run} run
   * @returns {Map<T, import('../../runtime/progress/progress.js').ItemState>}
   */
  states(run) {
    return new Map(this.items.map((item) => [item, itemState(run, item)]));
  }
}
