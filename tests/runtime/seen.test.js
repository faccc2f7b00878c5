/**
 * What a page confirmed is on every page that is opened later, whatever happens to the tabs, the storage and the course.
 *
 *     RUNS=10000 node --test tests/runtime/seen.test.js      more lives
 *     SEED=42 node --test tests/runtime/seen.test.js         one again, from the report of a failure
 */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {faulty, firstFound, SEEN_FAULTS} from '../support/js/faults.js';
import {load} from '../support/js/runtime.js';
import {visit} from '../support/js/visits.js';

const {RUNS = '100', SEED} = process.env;
const ENOUGH = 300;

test('whatever happens, what a page confirmed is seen on the next', async (context) => {
  const runtime = await load();
  const seeds = SEED ? [Number(SEED)] : Array.from({length: Number(RUNS)}, (_, i) => i + 1);
  for (const seed of seeds) await visit(runtime, seed);
  context.diagnostic(`${seeds.length} lives of 60 steps`);
});

for (const fault of SEEN_FAULTS) {
  test(`a fault is found: ${fault[0]}`, async (context) => {
    const runtime = await faulty(fault);
    const first = await firstFound((seed) => visit(runtime, seed), ENOUGH);
    assert.notEqual(first, null, `not found in ${ENOUGH} lives`);
    context.diagnostic(`${String(first?.seed).padStart(3)} lives | ${fault[0]} | ${first?.how}`);
  });
}
