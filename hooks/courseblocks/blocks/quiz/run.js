/**
 * A run: some items that a block asks, and how far a learner is with them, from the log and the drafts. It knows nothing of
 * the page, and nothing of how the items are asked.
 */

import {draftsIn, joined, stored} from '../../runtime/log/drafts.js';
import {newId, nextSeq} from '../../runtime/log/events.js';
import {currentRun, isAgain, itemState, unanswered} from '../../runtime/progress/progress.js';

/**
 * @typedef {import('../../runtime/log/events.js').CourseEvent} CourseEvent
 * @typedef {import('../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../runtime/progress/progress.js').Item} Item
 * @typedef {import('../../runtime/progress/progress.js').LoggedRun} LoggedRun
 *
 * @typedef {object} Given
 * @property {string[]} response
 * @property {boolean | null} right null where it is not graded
 * @property {number} [try] which try it is, where there are two
 * @property {string} [confidence]
 *
 * @typedef {object} Selection decides what is asked, where that is not all there is
 * @property {(run: Run<any>, known: LoggedRun) => LoggedRun} current the run to show, given the one that the log knows
 * @property {unknown} [rules] what is drawn by, if anything is
 * @property {(items: Item[]) => string[] | undefined} [next] the names of what a new run asks, undefined for all
 * @property {(run: Run<any>) => Item[]} [left] what is left to respond to before the lesson is complete
 */

/** @template {Item} T */
export class Run {
  /** What answers are shuffled by before a draft has it. */
  #seed = newId();
  /** What was computed last, since a page asks often. @type {{events: unknown, logged: LoggedRun} | null} */
  #known = null;
  #events;

  /**
   * @param {import('../../runtime/log/log.js').Log} log
   * @param {string[]} names those of the block, the present one first
   * @param {T[]} items
   * @param {object} [more]
   * @param {Selection} [more.selection]
   * @param {() => import('../../runtime/log/events.js').CourseEvent[]} [more.events] those that this is about, if not all
   */
  constructor(log, names, items, {selection, events = () => log.events()} = {}) {
    this.log = log;
    this.names = names;
    this.name = names[0] ?? '';
    this.items = items;
    this.selection = selection;
    this.#events = events;
    names.slice(1).forEach((old) => this.#takeOver(old));
  }

  /** A block that has a new name keeps what is half done. @param {string} old */
  #takeOver(old) {
    const drafts = draftsIn(this.log.draft(old));
    if (!drafts.length) return;
    this.log.keepDraft(this.name, stored([...this.drafts, ...drafts]));
    if (this.log.isKept) this.log.keepDraft(old, null);
  }

  /** The run as the log has it: the one that is going on, in this tab or in another, or the last one. */
  get current() {
    const events = this.#events();
    if (this.#known?.events !== events) this.#known = {events, logged: currentRun(events, this.names)};
    const {logged} = this.#known;
    return this.selection ? this.selection.current(this, logged) : logged;
  }

  /** The items that it asks. */
  get asked() {
    const {items} = this.current;
    return items ? this.items.filter(({names}) => names.some((name) => items.includes(name))) : this.items;
  }

  /** Each item that it asks, with its state. */
  get states() {
    const {current} = this;
    return new Map(this.asked.map((item) => [item, itemState(current, item)]));
  }

  /** What is left to respond to before the lesson is complete. @returns {Item[]} */
  get left() {
    return this.selection?.left?.(this) ?? unanswered(this.log.events(), this.items);
  }

  /** Whether somebody started a run. @param {string} attempt */
  isStarted(attempt) {
    return this.log.events().some((event) => event.kind === 'started' && event.attempt === attempt);
  }

  /** Everything that is half done in the block, that of the run that the learner sees in front. */
  get drafts() {
    return draftsIn(this.log.draft(this.name));
  }

  /** What is half done in it. */
  get draft() {
    return this.draftOf(this.current);
  }

  /** What is half done in a run of the block. @param {LoggedRun} logged */
  draftOf({id, responses}) {
    const known = this.draftsOf(id);
    const seeds = [...known.flatMap(({seed, attempt}) => [seed, attempt]), responses.at(-1)?.attempt, id];
    const seed = seeds.find((seed) => seed && !this.names.includes(seed)) ?? this.#seed;
    return {...joined(known, this.items), attempt: id, seed};
  }

  /** Everything that is half done in a run of the block. @param {string} id */
  draftsOf(id) {
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

  /**
   * Keep what is half done in one item.
   *
   * @param {Item} item
   * @param {string[]} response
   * @param {string} [sure] how sure the learner is of it
   */
  fill({names: [name]}, response, sure) {
    const {draft} = this;
    const isSure = sure && {sure: {...draft.sure, [name]: sure}};
    this.keep({...draft, items: {...draft.items, [name]: response}, ...isSure});
  }

  /**
   * Add a response to the log. The first one starts a run of which nothing but a draft says what it asks.
   *
   * @param {T} item
   * @param {Given} given
   * @param {LoggedRun} [logged] the run that it was given in
   */
  respond(item, {response, right, ...more}, logged = this.current) {
    const graded = right === null ? {} : {right};
    this.#add(item, {kind: 'responded', response, ...graded, ...more}, logged);
  }

  /** Add to the log that the answer was shown. @param {T} item */
  show(item) {
    this.#add(item, {kind: 'shown'}, this.current);
  }

  /**
   * @param {T} item
   * @param {Partial<CourseEvent> & {kind: string}} done
   * @param {LoggedRun} logged
   */
  #add({names: [of], print}, done, {id, items}) {
    if (items && !this.isStarted(id)) this.log.add({kind: 'started', in: this.name, attempt: id, items});
    this.log.add({of, in: this.name, attempt: id, print, ...done});
  }

  /** Whether it asks what was asked before. */
  get isAgain() {
    return isAgain(this.#events(), this.names, this.current, this.asked);
  }

  /** What is responded to an item is half done no more. @param {Item} item */
  clear({names: [name]}) {
    const {before: _, ...draft} = this.draft;
    const {[name]: __, ...items} = draft.items;
    this.keep({...draft, items});
  }

  /**
   * Start a run, all without a response.
   *
   * @param {string[]} [items] what it asks
   */
  start(items = this.selection?.next?.(this.items)) {
    const {id: left} = this.current;
    const {before: _, ...before} = this.draft;
    const attempt = newId();
    this.log.add({kind: 'started', in: this.name, attempt, ...(items ? {items} : {})});
    this.keep({attempt, items: {}, before}, {left, waits: true});
    this.log.changed();
  }

  /** Whether what was there before the run can come back: as long as nothing was responded in it. */
  get canUndo() {
    const {isStarted, responses, late} = this.current;
    return isStarted && !responses.length && !late.length && this.isAgain;
  }

  /** Take back that the run was started. What was half done before it is there again. */
  undo() {
    const {draft} = this;
    const starts = this.#events().filter(({kind, attempt}) => kind === 'started' && attempt === draft.attempt);
    const ids = starts.map(({id}) => id);
    if (draft.before) this.keep(draft.before, {left: draft.attempt}); // first, so that it is there when the page looks
    this.log.erase(ids, this.name);
  }
}
