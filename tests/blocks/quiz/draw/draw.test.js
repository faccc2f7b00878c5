/** What a draw of items keeps to, whatever the seed. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {draw} from '../../../../hooks/courseblocks/blocks/quiz/draw/draw.js';
import {Seeded} from '../../../support/js/seeded.js';

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({length: to - from}, (_, i) => from + i);

const COUNT = 12;
const POOL = range(0, COUNT);

/**
 * Rules that can be met, since they are read off a draw.
 *
 * @param {Seeded} random
 */
function possibleRules(random) {
  const cut = random.below(COUNT + 1);
  const parts = [range(0, cut), range(cut, COUNT)].filter((part) => part.length > 0);
  const drawn = parts.map((part) => random.shuffled(part).slice(0, 1 + random.below(part.length)));
  const all = drawn.flat();
  const least = range(0, random.below(4)).map(() => {
    const some = random.some(POOL);
    return /** @type {[number, number[]]} */ ([Math.min(2, some.filter((i) => all.includes(i)).length), some]);
  });
  return {
    pick: parts.map((part, i) => /** @type {[number, number[]]} */ ([drawn[i].length, part])),
    always: all.slice(0, random.below(3)),
    least
  };
}

test('a draw keeps every rule', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const rules = possibleRules(new Seeded(seed));
    const drawn = draw(rules, COUNT, `attempt ${seed}`);
    const among = (/** @type {number[]} */ items) => items.filter((item) => drawn.includes(item)).length;
    const said = `${seed} ${JSON.stringify(rules)} ${drawn}`;
    for (const [number, items] of rules.pick) assert.equal(among(items), number, said);
    for (const [number, items] of rules.least) assert.ok(among(items) >= number, said);
    assert.equal(among(rules.always), rules.always.length, said);
    assert.deepEqual(
      drawn,
      [...new Set(drawn)].sort((a, b) => a - b),
      said
    );
  }
});

test('the same seed draws the same, another one something else', () => {
  /** @type {import('../../../../hooks/courseblocks/blocks/quiz/draw/draw.js').Rules} */
  const rules = {pick: [[4, POOL]], always: [], least: []};
  assert.deepEqual(draw(rules, COUNT, 'a'), draw(rules, COUNT, 'a'));
  assert.ok(new Set(range(0, 50).map((seed) => String(draw(rules, COUNT, `${seed}`)))).size > 40);
});

test('every item is drawn about as often where no rule prefers one', () => {
  const runs = 6000;
  const counts = POOL.map(() => 0);
  for (let i = 0; i < runs; i++)
    for (const item of draw({pick: [[3, POOL]], always: [], least: []}, COUNT, `${i}`)) counts[item]++;
  for (const count of counts) assert.ok(Math.abs(count - runs / 4) < runs * 0.03, String(counts));
});

test('where no draw is possible, which the check refuses, all items are asked', () => {
  assert.deepEqual(draw({pick: [[1, [0, 1]]], always: [0, 1], least: []}, 2, 'a'), [0, 1]);
  assert.deepEqual(draw({pick: [[1, [0, 1]]], always: [], least: [[2, [0, 1]]]}, 2, 'a'), [0, 1]);
  assert.deepEqual(draw({pick: [[3, [0, 1]]], always: [], least: []}, 2, 'a'), [0, 1]);
  assert.deepEqual(draw({pick: [], always: [], least: []}, 0, 'a'), []);
});
