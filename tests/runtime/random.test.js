/** Orders that look random and stay the same. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shuffled} from '../../hooks/courseblocks/runtime/page/random.js';

const THINGS = ['a', 'b', 'c', 'd'];

test('the same seed gives the same order, and the things stay as they were', () => {
  assert.deepEqual(shuffled(THINGS, 'seed'), shuffled(THINGS, 'seed'));
  assert.deepEqual(THINGS, ['a', 'b', 'c', 'd']);
});

test('nothing is lost or doubled', () => {
  for (let i = 0; i < 100; i++) assert.deepEqual(shuffled(THINGS, `seed ${i}`).sort(), THINGS);
  assert.deepEqual(shuffled([], 'seed'), []);
  assert.deepEqual(shuffled(['a'], ''), ['a']);
});

test('every thing comes to every place about as often, for seeds that differ by a letter', () => {
  const runs = 4000;
  const counts = THINGS.map(() => THINGS.map(() => 0));
  for (let i = 0; i < runs; i++)
    shuffled(THINGS, `item ${i}`).forEach((thing, at) => counts[THINGS.indexOf(thing)][at]++);
  for (const count of counts.flat()) assert.ok(Math.abs(count - runs / 4) < runs * 0.05, String(counts));
});

test('seeds in any script are told apart', () => {
  const orders = ['ä', 'ö', '关系', '关心', '😀', '😁'].map((seed) => shuffled([...'abcdefghij'], seed).join(''));
  assert.equal(new Set(orders).size, orders.length);
});
