/** The lives of never-lost.test.js have teeth: each fault that is built into the runtime is found. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FAULTS, faulty, firstFound} from '../support/js/faults.js';
import {live} from '../support/js/world.js';

const ENOUGH = 400;

for (const fault of FAULTS) {
  test(`a fault is found: ${fault[0]}`, async (context) => {
    const runtime = await faulty(fault);
    const first = await firstFound((seed) => live(runtime, seed), ENOUGH);
    assert.notEqual(first, null, `not found in ${ENOUGH} lives`);
    context.diagnostic(`${String(first?.seed).padStart(3)} lives | ${fault[0]} | ${first?.how}`);
  });
}
