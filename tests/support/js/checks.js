/** What has to hold after everything that happens. */

import assert from 'node:assert/strict';
import {content} from './model.js';

/**
 * @typedef {import('./runtime.js').Runtime} Runtime
 * @typedef {import('./model.js').Model} Model
 * @typedef {import('../../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent
 * @typedef {import('../../../hooks/courseblocks/runtime/progress/progress.js').Item} Item
 */

/**
 * A tab sees what was kept, as it was given, and nothing that was erased.
 *
 * @param {Model} model
 * @param {CourseEvent[]} union
 * @param {string} who
 */
export function checkUnion(model, union, who) {
  const ids = new Set(union.map(({id}) => id));
  assert.equal(ids.size, union.length, `${who} sees each event once`);
  const missing = model.required.filter((id) => !ids.has(id));
  assert.deepEqual(missing, [], `${who} sees every event that was kept`);
  const back = model.forbidden.filter((id) => ids.has(id));
  assert.deepEqual(back, [], `${who} sees nothing that was erased`);
  const untrue = union.find((event) => !model.isTrue(event));
  assert.equal(untrue, undefined, `${who} sees events as they were given`);
}

/** @param {CourseEvent | undefined} event */
const tellsAll = (event) => event?.kind === 'shown' || event?.right || event?.try !== 1;

/**
 * A response to an item is found after every edit of the item.
 *
 * @param {Runtime} runtime
 * @param {Model} model
 * @param {Item} item
 * @param {CourseEvent[]} union
 */
export function checkItem({currentRun, itemState, unanswered}, model, item, union) {
  const isOwn = (/** @type {CourseEvent | undefined} */ event) => item.names.includes(event?.of ?? '');
  const own = model.required.map((id) => model.event(id)).filter(isOwn);
  const {first, changed, isDone} = itemState(currentRun(union, ['page#quiz']), item);
  if (own.some((event) => event?.print === item.print))
    assert.ok(first, 'a response to an item is found under all its names');
  if (own.length) assert.ok(first || changed, 'an item that was changed says so');
  if (own.some(tellsAll)) assert.deepEqual(unanswered(union, [item]), [], 'what is done stays done');
  const standing = union.filter((event) => isOwn(event) && event.print === item.print);
  assert.equal(isDone, standing.some(tellsAll), 'an item is done once all of it was told, and not before');
  if (!model.all.some(isOwn)) assert.equal(first, null, 'nobody responded');
}

/**
 * The same logs give the same union, in whatever order and groups they are merged.
 *
 * @param {Runtime} runtime
 * @param {import('./seeded.js').Seeded} random
 * @param {CourseEvent[][]} logs
 */
export function checkMerges({merge}, random, logs) {
  const union = merge(...logs).map(content);
  for (let i = 0; i < 3; i++) {
    const [first, ...others] = random.shuffled([...logs, []]);
    const folded = others.reduce((all, log) => merge(all, log), first);
    assert.deepEqual(merge(folded, folded).map(content), union, 'merging does not depend on the order');
  }
}
