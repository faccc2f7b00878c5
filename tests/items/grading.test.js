/** Whether a response is right, and how far. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {grade} from '../../hooks/courseblocks/items/grading.js';
import {gradePlaces} from '../../hooks/courseblocks/items/placing.js';

test('a response is right if it is the whole key and nothing else, in any order', () => {
  assert.deepEqual(grade(['b', 'a'], ['a', 'b']), {right: true, hits: 2, of: 2, wrong: 0, missed: 0});
  assert.deepEqual(grade(['a'], ['a', 'b']), {right: false, hits: 1, of: 2, wrong: 0, missed: 1});
  assert.deepEqual(grade(['a', 'b', 'c'], ['a', 'b']), {right: false, hits: 2, of: 2, wrong: 1, missed: 0});
});

test('nothing chosen is not right', () => {
  assert.deepEqual(grade([], ['a']), {right: false, hits: 0, of: 1, wrong: 0, missed: 1});
});

test('an option of an earlier edition is wrong, whatever its name', () => {
  for (const gone of ['gone', '__proto__', 'length', ''])
    assert.deepEqual(grade([gone], ['a']), {right: false, hits: 0, of: 1, wrong: 1, missed: 1});
});

test('letter case and spaces tell options apart', () => {
  assert.equal(grade(['A'], ['a']).right, false);
  assert.equal(grade(['a '], ['a']).right, false);
});

test('what has places is right in each of them', () => {
  const same = (/** @type {string} */ one, /** @type {string} */ other) => one === other;
  const key = ['a', 'b', 'c'];
  assert.deepEqual(gradePlaces(key, key, same), {right: true, hits: 3, of: 3, wrong: 0, missed: 0});
  assert.deepEqual(gradePlaces(['a', 'c', 'b'], key, same), {right: false, hits: 1, of: 3, wrong: 2, missed: 2});
  assert.deepEqual(gradePlaces(['a', '', ''], key, same), {right: false, hits: 1, of: 3, wrong: 0, missed: 2});
  assert.deepEqual(gradePlaces([], key, same), {right: false, hits: 0, of: 3, wrong: 0, missed: 3});
});
