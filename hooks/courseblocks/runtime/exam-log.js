/** An exam as the log has it: its attempts, what counts in the last one, and what came of each. */

import {examAttempts, examResult, standing} from './attempts.js';

/** @typedef {import('./exam-item.js').ExamItem} ExamItem */

export class ExamLog {
  /**
   * @param {import('./log.js').Log} log
   * @param {string[]} names those of the block
   * @param {ExamItem[]} items
   * @param {number | null} pass the percentage that is needed
   */
  constructor(log, names, items, pass) {
    this.log = log;
    this.names = names;
    this.items = items;
    this.pass = pass;
  }

  get attempts() {
    return examAttempts(this.log.events(), this.names);
  }

  get last() {
    return this.attempts.at(-1);
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

  /** The events of no attempt. */
  get others() {
    const ids = new Set(this.attempts.map(({id}) => id));
    return this.log.events().filter(({attempt}) => !ids.has(attempt ?? ''));
  }

  /** @param {import('./attempts.js').Attempt} attempt */
  #of(attempt) {
    return examResult(this.log.events(), attempt, this.items, this.pass);
  }
}
