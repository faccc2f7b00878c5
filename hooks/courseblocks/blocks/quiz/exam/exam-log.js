/**
 * An exam as the log and the drafts have it: its attempts, what counts in the last one, and what came of each. It knows
 * nothing of the page.
 */

import {examAttempts, examResult, responsesIn, standing} from './attempts.js';
import {namesOf} from '../draw/drawing.js';
import {joined} from '../../../runtime/log/drafts.js';
import {newId} from '../../../runtime/log/events.js';
import {Run} from '../run.js';

/**
 * @typedef {import('./attempts.js').ExamItem} ExamItem
 * @typedef {import('./attempts.js').Attempt} Attempt
 * @typedef {import('../../../runtime/log/events.js').CourseEvent} CourseEvent
 * @typedef {import('../../../runtime/progress/progress.js').LoggedRun} LoggedRun
 * @typedef {{events: CourseEvent[], attempts: Attempt[], others: CourseEvent[], logged?: LoggedRun}} Known
 */

/** @template {ExamItem} T */
export class ExamLog {
  /** What was computed last, since a page asks often. @type {Known | null} */
  #known = null;

  /**
   * @param {import('../../../runtime/log/log.js').Log} log
   * @param {string[]} names those of the block
   * @param {T[]} items
   * @param {import('../draw/drawing.js').Drawing} drawing
   * @param {number | null} pass the percentage that is needed
   */
  constructor(log, names, items, drawing, pass) {
    this.log = log;
    this.names = names;
    this.items = items;
    this.drawing = drawing;
    this.pass = pass;
    /** What is practised, which changes no result. */
    this.practised = new Run(log, names, items, {selection: drawing, events: () => this.#all.others});
    /** The last attempt. What is half done under old names of the block is taken over by now. */
    this.run = new Run(log, names.slice(0, 1), items, {selection: {current: () => this.#logged}});
  }

  get #all() {
    const events = this.log.events();
    if (this.#known?.events === events) return this.#known;
    const attempts = examAttempts(events, this.names);
    const ids = new Set(attempts.map(({id}) => id));
    const others = events.filter(({attempt}) => !ids.has(attempt ?? ''));
    return (this.#known = {events, attempts, others});
  }

  get attempts() {
    return this.#all.attempts;
  }

  /** The attempt that is under way, or the last one: of several that are, that with answers here. */
  get last() {
    const {attempts} = this;
    const isOpen = (/** @type {string} */ draft) => attempts.find(({id, handedIn}) => id === draft && !handedIn);
    return this.run.drafts.map(({attempt}) => isOpen(attempt)).find(Boolean) ?? attempts.at(-1);
  }

  get isUnderWay() {
    return Boolean(this.last && !this.last.handedIn);
  }

  /** The last attempt as a run. @returns {LoggedRun} */
  get #logged() {
    const {last} = this;
    const {events, logged} = this.#all;
    if (logged && logged.id === last?.id) return logged;
    const {id = ''} = last ?? {};
    return (this.#all.logged = {id, items: namesOf(this.drawn), isStarted: true, ...responsesIn(events, id)});
  }

  /** What is asked: what was drawn and still stands, the whole pool before there is an attempt. */
  get drawn() {
    return this.last ? standing(this.last, this.items) : this.items;
  }

  /** What came of the last attempt, or what has come of it so far; null before the first. */
  get result() {
    return this.last ? this.#of(this.last) : null;
  }

  /** What came of the attempts that were handed in. */
  get results() {
    return this.attempts.filter(({handedIn}) => handedIn).map((attempt) => this.#of(attempt));
  }

  /** What came of an attempt from another device that was handed in after the one that is under way was begun. */
  get resultsSince() {
    const {last} = this;
    if (!last || last.handedIn) return [];
    const since = this.attempts.filter(({handedIn}) => handedIn && handedIn.seq > last.seq);
    return since.slice(-1).map((attempt) => this.#of(attempt));
  }

  /** Show another run from now on. @param {string} attempt */
  goTo(attempt) {
    this.run.keep({...joined(this.run.draftsOf(attempt), this.items), attempt});
  }

  /** A new attempt, with a new draw. */
  begin() {
    const drawn = this.drawing.sample(this.items);
    const prints = drawn.map(({print}) => print);
    const attempt = newId();
    this.log.add({kind: 'started', in: this.run.name, attempt, mode: 'exam', items: namesOf(drawn), prints});
    this.run.keep({attempt, items: {}}, {waits: true});
  }

  /**
   * End the attempt that is under way. What was answered stays in the draft for as long as there is no room for it.
   *
   * @param {Map<T, import('../run.js').Given>} given what was answered
   */
  handIn(given) {
    const {run, last} = this;
    const {current} = run;
    const attempt = current.id;
    for (const [item, response] of given) run.respond(item, response, current);
    this.log.add({kind: 'submitted', in: run.name, attempt, items: last?.items, ...this.#points(attempt)});
    run.keep({attempt, items: {}}, {waits: true});
  }

  /** What an attempt comes to, as reports read it. @param {string} id */
  #points(id) {
    const attempt = /** @type {Attempt} */ (this.attempts.find((attempt) => attempt.id === id));
    const {right, of, passed} = this.#of(attempt);
    return {points: right, outOf: of, ...(passed === null ? {} : {passed})};
  }

  /** @param {Attempt} attempt */
  #of(attempt) {
    return examResult(this.log.events(), attempt, this.items, this.pass);
  }
}
