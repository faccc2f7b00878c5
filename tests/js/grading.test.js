/** Whether a response is right, and how far. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {grade} from '../../hooks/courseblocks/runtime/grading.js';

test('a response is right if it is the whole key and nothing else, in any order', () => {
  assert.deepEqual(grade('multiple', ['b', 'a'], ['a', 'b']), {right: true, hits: 2, of: 2, wrong: 0, missed: 0});
  assert.deepEqual(grade('multiple', ['a'], ['a', 'b']), {right: false, hits: 1, of: 2, wrong: 0, missed: 1});
  assert.deepEqual(grade('multiple', ['a', 'b', 'c'], ['a', 'b']), {right: false, hits: 2, of: 2, wrong: 1, missed: 0});
});

test('nothing chosen is not right', () => {
  assert.deepEqual(grade('multiple', [], ['a']), {right: false, hits: 0, of: 1, wrong: 0, missed: 1});
});

test('an option of an earlier edition is wrong, whatever its name', () => {
  for (const gone of ['gone', '__proto__', 'length', ''])
    assert.deepEqual(grade('single', [gone], ['a']), {right: false, hits: 0, of: 1, wrong: 1, missed: 1});
});

test('letter case and spaces tell options apart', () => {
  assert.equal(grade('single', ['A'], ['a']).right, false);
  assert.equal(grade('single', ['a '], ['a']).right, false);
});
