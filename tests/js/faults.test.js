/** The lives of never-lost.test.js have teeth: each fault that is built into the runtime is found. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FAULTS, faulty} from './faults.js';
import {live} from './world.js';

const ENOUGH = 400;

/**
 * The first life that a fault spoils.
 *
 * @param {import('./runtime.js').Runtime} runtime
 */
function found(runtime) {
  for (let seed = 1; seed <= ENOUGH; seed++) {
    try {
      live(runtime, seed);
    } catch (error) {
      return {
        seed,
        how: String(/** @type {Error} */ (error).cause)
          .split(/[:\n]/)[1]
          .trim()
      };
    }
  }
  return null;
}

for (const fault of FAULTS) {
  test(`a fault is found: ${fault[0]}`, async (context) => {
    const first = found(await faulty(fault));
    assert.notEqual(first, null, `not found in ${ENOUGH} lives`);
    context.diagnostic(`${String(first?.seed).padStart(3)} lives | ${fault[0]} | ${first?.how}`);
  });
}
