/** The runs of a quiz that draws its items: what was drawn for a run is kept with it. */

import {draw} from './draw.js';
import {newId} from '../../../runtime/log/events.js';
import {Runs} from '../runs.js';

/**
 * @typedef {import('./draw.js').Rules} Rules
 * @typedef {import('../../../runtime/progress/progress.js').Item} Item
 * @typedef {import('../../../runtime/progress/progress.js').Run} Run
 */

/**
 * @template {Item} T
 * @extends {Runs<T>}
 */
export class DrawnRuns extends Runs {
  /** @type {Rules | null} */
  rules = null;

  /** Draw anew: everything where nothing is to be drawn. */
  sample() {
    const {rules, items} = this;
    return rules ? draw(rules, items.length, newId()).map((index) => items[index]) : items;
  }

  /** Before the first response what was drawn is in the draft, so that it survives a reload. @returns {Run} */
  get current() {
    const known = super.current;
    const isBegun = known.isStarted || known.responses.length > 0;
    if (!this.rules || (isBegun && (!known.items || this.#isThere(known.items)))) return known;
    const {attempt, drawn} = this.drafts[0] ?? {};
    if (attempt && drawn && this.#isThere(drawn)) return unstarted(attempt, drawn);
    const run = unstarted(newId(), namesOf(this.sample()));
    this.keep({...this.draft(run), drawn: run.items ?? []}); // with what is half done, should it be asked again
    return run;
  }

  /** @param {string[]} drawn */
  #isThere(drawn) {
    return this.items.some((item) => item.names.some((name) => drawn.includes(name)));
  }

  /**
   * The first response starts the run, so that the log knows what was drawn.
   *
   * @param {Run} run
   * @param {T} item
   * @param {import('../runs.js').Given} given
   */
  respond(run, item, given) {
    const {id, items} = run;
    if (items && !this.isStarted(id)) this.log.add({kind: 'started', in: this.name, attempt: id, items});
    super.respond(run, item, given);
  }

  /** @param {string[]} [items] */
  start(items = this.rules ? namesOf(this.sample()) : undefined) {
    super.start(items);
  }
}

/**
 * @param {string} id
 * @param {string[]} items
 * @returns {Run}
 */
const unstarted = (id, items) => ({id, items, isStarted: false, responses: [], late: []});

/** @param {Item[]} items */
export const namesOf = (items) => items.map(({names}) => names[0]);
