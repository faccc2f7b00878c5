/** Which items of a pool an attempt asks: chance decides, within the rules of the draw. */

import {shuffled} from '../../../runtime/page/random.js';

/**
 * What a draw must keep to, in indexes of the items on the page: how many of each part, which in any case, and at least
 * how many of which others. With such others the check of the course has found a draw, for when no try makes one.
 *
 * @typedef {{pick: [number, number[]][], always: number[], least: [number, number[]][], found?: number[]}} Rules
 */

/** How many orders are tried: the first that does is nearly always the first. */
const TRIES = 50;

/**
 * The indexes of the items to ask, in the order of the page. The same seed draws the same.
 *
 * @param {Rules} rules
 * @param {number} count how many items there are
 * @param {string} seed
 * @returns {number[]}
 */
export function draw(rules, count, seed) {
  const all = Array.from({length: count}, (_, index) => index);
  for (let i = 0; i < TRIES; i++) {
    const drawn = drawInOrder(rules, shuffled(all, `${seed} ${i}`));
    if (drawn) return drawn;
  }
  return rules.found ?? all;
}

/**
 * What is always asked, then what helps most of the unmet rules, then what comes next, as long as its part has room.
 *
 * @param {Rules} rules
 * @param {number[]} order
 * @returns {number[] | null} null if that leads nowhere
 */
function drawInOrder({pick, always, least}, order) {
  const parts = pick.map(([room, items]) => ({room, items: new Set(items)}));
  const needs = least.map(([unmet, items]) => ({unmet, items: new Set(items)}));
  /** @type {Set<number>} */
  const drawn = new Set();
  const roomFor = (/** @type {number} */ item) =>
    drawn.has(item) ? undefined : parts.find((part) => part.items.has(item) && part.room > 0);
  const helps = (/** @type {number} */ item) => needs.filter((need) => need.unmet > 0 && need.items.has(item)).length;
  const take = (/** @type {number} */ item) => {
    const part = roomFor(item);
    if (!part) return false;
    part.room--;
    drawn.add(item);
    for (const need of needs) if (need.items.has(item)) need.unmet--;
    return true;
  };

  if (!always.every(take)) return null;
  while (needs.some((need) => need.unmet > 0)) {
    const best = order.filter(roomFor).reduce((a, b) => (helps(b) > helps(a) ? b : a), -1);
    if (!helps(best)) return null;
    take(best);
  }
  order.forEach(take);
  return parts.some((part) => part.room > 0) ? null : [...drawn].sort((a, b) => a - b);
}
