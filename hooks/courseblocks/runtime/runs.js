/** The runs of a quiz: what the log and the drafts say of them, and how they go on. It knows nothing of the page. */

import {combine, inFront, NOTHING, readDraft, renamed, runsOf} from './drafts.js';
import {newId, nextSeq} from './events.js';
import {currentRun, itemState} from './progress.js';

/**
 * @typedef {import('./drafts.js').Draft} Draft
 * @typedef {import('./progress.js').Item} Item
 * @typedef {import('./progress.js').Run} Run
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
  /** @type {{value: unknown, whole: Draft | null}} */
  #read = {value: null, whole: null};

  /**
   * @param {import('./log.js').Log} log
   * @param {string[]} names those of the block, the present one first
   * @param {T[]} items
   * @param {() => import('./events.js').CourseEvent[]} [events] those that this is about, if not all
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
    const draft = readDraft(this.log.draft(old));
    if (!draft) return;
    this.log.keepDraft(
      this.name,
      combine(this.whole, renamed(draft, this.items), (id) => this.isStarted(id))
    );
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

  /** Everything that is half done in the block, that of the run that the learner sees in front. @returns {Draft | null} */
  get whole() {
    const value = this.log.draft(this.name);
    if (this.#read.value !== value || !value) {
      const draft = readDraft(value);
      this.#read = {value, whole: draft && renamed(draft, this.items)};
    }
    return this.#read.whole;
  }

  /**
   * What is half done in a run.
   *
   * @param {Run} run
   * @returns {Draft}
   */
  draft(run) {
    const known = this.whole && runsOf(this.whole).find((draft) => this.#isOf(draft, run.id));
    const seeds = [known?.seed, known?.attempt, run.responses.at(-1)?.attempt, run.id];
    const seed = seeds.find((seed) => seed && !this.names.includes(seed)) ?? this.#seed;
    return {...NOTHING, ...known, runs: [], attempt: run.id, seed};
  }

  /** Runs that nobody started are one, but where something was drawn. @param {Draft} draft @param {string} id */
  #isOf(draft, id) {
    return draft.attempt === id || (id === this.name && !draft.drawn && !this.isStarted(draft.attempt));
  }

  /**
   * Keep what is half done in a run; that of other runs stays.
   *
   * @param {Draft} draft
   * @param {{left?: string, waits?: boolean}} [options] a run that is left for good, and whether its draft stays for a
   *   reload as long as there is no room for the events that came of it
   */
  keep(draft, {left, waits} = {}) {
    const ids = [draft.attempt, left ?? draft.attempt];
    const whole = inFront(this.whole, draft, (other) => ids.some((id) => this.#isOf(other, id)));
    this.log.keepDraft(this.name, {...whole, seq: nextSeq(this.log.events())}, waits);
  }

  /** Show another run from now on. @param {string} attempt */
  goTo(attempt) {
    const known = this.whole && runsOf(this.whole).find((draft) => this.#isOf(draft, attempt));
    this.keep({...NOTHING, ...known, runs: [], attempt});
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
    this.keep({...NOTHING, attempt}, {left, waits: true});
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
   * @returns {Map<T, import('./progress.js').ItemState>}
   */
  states(run) {
    return new Map(this.items.map((item) => [item, itemState(run, item)]));
  }
}
