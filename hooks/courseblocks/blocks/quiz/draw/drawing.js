/** What a quiz that draws its items asks: what was drawn for a run is kept with it. */

import {draw} from './draw.js';
import {leftIn} from './left-to-do.js';
import {newId} from '../../../runtime/log/events.js';

/**
 * @typedef {import('./draw.js').Rules} Rules
 * @typedef {import('../run.js').Run<any>} Run
 * @typedef {import('../../../runtime/progress/progress.js').Item} Item
 * @typedef {import('../../../runtime/progress/progress.js').LoggedRun} LoggedRun
 */

export class Drawing {
  /**
   * @param {Rules | null} rules null where nothing is drawn
   * @param {{mode?: string, size?: number}} [quiz] how it is taken, and how many items it asks
   */
  constructor(rules, {mode, size = 0} = {}) {
    this.rules = rules;
    this.mode = mode;
    this.size = size;
  }

  /**
   * Draw anew: everything where nothing is to be drawn.
   *
   * @template {Item} T
   * @param {T[]} items
   */
  sample(items) {
    const {rules} = this;
    return rules ? draw(rules, items.length, newId()).map((index) => items[index]) : items;
  }

  /** @param {Item[]} items */
  next(items) {
    return this.rules ? namesOf(this.sample(items)) : undefined;
  }

  /**
   * Before the first response what was drawn is in the draft, so that it survives a reload.
   *
   * @param {Run} run
   * @param {LoggedRun} known
   * @returns {LoggedRun}
   */
  current(run, known) {
    const isThere = (/** @type {string[]} */ drawn) =>
      run.items.some((/** @type {Item} */ {names}) => names.some((name) => drawn.includes(name)));
    const isBegun = known.isStarted || known.responses.length > 0;
    if (!this.rules || (isBegun && (!known.items || isThere(known.items)))) return known;
    const {attempt, drawn} = run.drafts[0] ?? {};
    if (attempt && drawn && isThere(drawn)) return unstarted(attempt, drawn);
    const names = namesOf(this.sample(run.items));
    const fresh = unstarted(newId(), names);
    run.keep({...run.draftOf(fresh), drawn: names}); // with what is half done, should it be asked again
    return fresh;
  }

  /** @param {Run} run */
  left({log, names, items}) {
    const {mode, rules, size} = this;
    return leftIn(log.events(), {names, mode, size: rules ? size : undefined}, items);
  }
}

/**
 * @param {string} id
 * @param {string[]} items
 * @returns {LoggedRun}
 */
const unstarted = (id, items) => ({id, items, isStarted: false, responses: [], late: []});

/** @param {Item[]} items */
export const namesOf = (items) => items.map(({names}) => names[0]);
