/**
 * Nothing that was kept is lost, and nothing that was erased comes back, whatever happens to the tabs and the storage.
 *
 *     RUNS=10000 node --test tests/runtime/never-lost.test.js      more lives
 *     SEED=42 node --test tests/runtime/never-lost.test.js         one again, from the report of a failure
 */

import {test} from 'node:test';
import {load} from '../support/js/runtime.js';
import {live} from '../support/js/world.js';

const {RUNS = '300', SEED} = process.env;

test('whatever happens, what was kept is never lost and what was erased never comes back', async (context) => {
  const runtime = await load();
  const seeds = SEED ? [Number(SEED)] : Array.from({length: Number(RUNS)}, (_, i) => i + 1);
  for (const seed of seeds) await live(runtime, seed);
  context.diagnostic(`${seeds.length} lives of 60 steps`);
});
