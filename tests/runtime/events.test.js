/** What an event is, and how logs are merged. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode, encode} from '../../hooks/courseblocks/runtime/log/codec.js';
import {isEvent, merge, newId, nextSeq} from '../../hooks/courseblocks/runtime/log/events.js';
import {Seeded} from '../support/js/seeded.js';

/** @typedef {import('../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

const EVENT = {id: 'a', at: 1, seq: 1, kind: 'responded'};
const HIGHEST = 2 ** 40;

const IDS = ['a', 'b', 'c', '__proto__', 'constructor'];

/**
 * An event that says of itself what it likes, under an id that others have: erasures, of which ids stand in any order and
 * more than once, among them.
 *
 * @param {Seeded} random
 * @returns {CourseEvent}
 */
function forged(random) {
  const [id, kind] = [random.pick(IDS), random.pick(['ticked', 'erased', 'erased'])];
  const fields = random.some([
    ['of', random.pick(IDS)],
    ['version', '2'],
    ['extra', [random.below(2)]]
  ]);
  const ids = Array.from({length: random.below(4)}, () => random.pick(IDS));
  const known = {id, at: random.pick([0, 1, 8e15]), seq: random.pick([0, 1, HIGHEST]), kind};
  return Object.fromEntries(
    random.shuffled([...Object.entries(known), ...fields, ...(kind === 'erased' ? [['ids', ids]] : [])])
  );
}

/**
 * A log of few ids, so that logs share them, with the same or with other content.
 *
 * @param {Seeded} random
 * @param {boolean} isForged
 * @returns {CourseEvent[]}
 */
function randomLog(random, isForged) {
  return Array.from({length: random.below(8)}, () => {
    const [id, seq] = [random.pick(['a', 'b', 'c', 'd', '__proto__', 'constructor']), random.below(3)];
    if (isForged) return forged(random);
    const erased = {id: `x${id}`, at: 0, seq, kind: 'erased', ids: [id]};
    return random.below(4) ? {id, at: random.below(2), seq, kind: random.pick(['ticked', 'unticked'])} : erased;
  });
}

/** @param {(a: CourseEvent[], b: CourseEvent[], c: CourseEvent[]) => void} rule */
function forRandomLogs(rule) {
  for (let seed = 1; seed <= 6000; seed++) {
    const random = new Seeded(seed);
    const log = () => randomLog(random, seed % 3 > 0);
    rule(log(), log(), log());
  }
}

test('merging is commutative', () => {
  forRandomLogs((a, b) => assert.deepEqual(merge(a, b), merge(b, a)));
});

test('merging is associative', () => {
  forRandomLogs((a, b, c) => {
    assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
    assert.deepEqual(merge(merge(a, b), c), merge(a, b, c));
  });
});

test('merging twice changes nothing', () => {
  forRandomLogs((a, b) => {
    const once = merge(a, b);
    assert.deepEqual(merge(once, once), once);
    assert.deepEqual(merge(once, a), once);
  });
});

test('merging is associative too where a forged log gives the id of an erasure to something else', () => {
  const erasure = {id: 'x', at: 0, seq: 2, kind: 'erased', ids: ['b']};
  const forged = {id: 'x', at: 0, seq: 1, kind: 'ticked'};
  const victim = {id: 'b', at: 0, seq: 1, kind: 'ticked'};
  assert.deepEqual(merge(merge([erasure], [victim]), [forged]), merge([erasure], merge([victim], [forged])));
});

test('of two contents with one id the same wins, whether they were stored before or not', () => {
  const [a, b] = [
    {...EVENT, at: 1, response: ['x']},
    {...EVENT, at: 2, response: ['x']}
  ];
  const stored = (/** @type {CourseEvent} */ event) => decode(encode([event])).events;
  const winner = merge([a], [b])[0].at;
  assert.equal(merge(stored(a), stored(b))[0].at, winner);
  assert.equal(merge(stored(a), [b])[0].at, winner);
  assert.equal(merge([a], stored(b))[0].at, winner);
});

test('merging leaves the logs as they were', () => {
  forRandomLogs((a, b) => {
    const before = structuredClone([a, b]);
    merge(a, b);
    assert.deepEqual([a, b], before);
  });
});

test('merged events stand in the order of their numbers, not of the clock', () => {
  const ids = merge([{...EVENT, seq: 2, at: 1}], [{...EVENT, id: 'b', seq: 1, at: 9}]).map(({id}) => id);
  assert.deepEqual(ids, ['b', 'a']);
});

test('what was erased stays erased, whenever the erasure is merged', () => {
  const erased = {id: 'x', at: 2, seq: 2, kind: 'erased', ids: ['a']};
  assert.deepEqual(merge([EVENT], [erased]), [erased]);
  assert.deepEqual(merge(merge([erased], [EVENT]), [EVENT]), [erased]);
});

test('an erasure cannot be erased', () => {
  const erased = {id: 'x', at: 2, seq: 2, kind: 'erased', ids: ['a', 'x', 'y']};
  const second = {id: 'y', at: 2, seq: 3, kind: 'erased', ids: ['x']};
  assert.deepEqual(merge([erased, second, EVENT]), [erased, second]);
});

/** @param {number} levels */
const nested = (levels) => JSON.parse('{"of":'.repeat(levels) + '1' + '}'.repeat(levels));

const EVENTS = [
  EVENT,
  {...EVENT, at: -0, seq: 0},
  {...EVENT, at: 0.5, seq: HIGHEST},
  {...EVENT, at: -8.64e15, seq: Number.MAX_SAFE_INTEGER},
  {...EVENT, deep: nested(9), list: [nested(8)]},
  {...EVENT, id: 'x'.repeat(64), of: 'x'.repeat(1e6)},
  {...EVENT, id: '__proto__', kind: 'constructor', of: '__proto__', in: 'hasOwnProperty'},
  {...EVENT, of: '\u0000', in: '\u202egpj.exe', attempt: '\ud800'},
  {...EVENT, response: [], items: ['a'], right: false, print: '', version: '2', name: '<b>'},
  {...EVENT, response: ['x'.repeat(1e6), '', 'a\nb'], confidence: 'fairly'},
  {...EVENT, kind: 'submitted', items: ['a'], prints: ['b'], mode: 'exam', points: 7, outOf: 8, passed: false},
  {...EVENT, kind: 'of a later version', field: {nobody: ['knows']}},
  Object.assign(Object.create(null), EVENT)
];

test('an event has an id, a time, a number and a kind; fields that nobody knows are no fault', () => {
  for (const event of EVENTS) assert.equal(isEvent(event), true, JSON.stringify(event).slice(0, 99));
});

const FIELDS = {
  id: [undefined, null, '', 0, ['a'], {}, 'x'.repeat(65), 'x'.repeat(1e6)],
  kind: [undefined, null, '', 1, ['erased'], 'x'.repeat(65)],
  at: [undefined, null, '1', NaN, Infinity, -Infinity, [1], new Date(), 8.65e15, -8.65e15, 1e300],
  seq: [undefined, null, '1', NaN, Infinity, -Infinity, -1, 0.5, [1]],
  of: [null, 1, {}, ['a']],
  in: [null, false, {}],
  attempt: [null, 0],
  response: [null, 'a', {0: 'a', length: 1}, [1], [null], [['a']]],
  items: [null, {}, [undefined]],
  ids: [null, 'a', [1]],
  right: [null, 0, 'true'],
  print: [null, 7],
  prints: [null, 'a', [7]],
  confidence: [null, 1, ['fairly']],
  mode: [null, 0],
  points: [null, '7', NaN, 0.5],
  outOf: [null, '7', [7]],
  passed: [null, 1, 'yes'],
  version: [null, 1],
  name: [null, {toString: 'x'}],
  deep: [10, 100, 30_000].map(nested),
  list: [[nested(9)], JSON.parse('['.repeat(30_000) + ']'.repeat(30_000))]
};

test('a field of another type makes it no event', () => {
  for (const [field, values] of Object.entries(FIELDS))
    for (const value of values) assert.equal(isEvent({...EVENT, [field]: value}), false, field);
});

test('an erasure without ids is no event', () => {
  assert.equal(isEvent({...EVENT, kind: 'erased'}), false);
  assert.equal(isEvent({...EVENT, kind: 'erased', ids: []}), true);
});

const GARBAGE = [
  ...[
    undefined,
    null,
    true,
    0,
    -0,
    NaN,
    1n,
    '',
    '{}',
    Symbol('x'),
    () => EVENT,
    [],
    [EVENT],
    {},
    new Map(),
    new Date()
  ],
  ...['{"__proto__": {"id":"a","at":1,"seq":1,"kind":"x"}}', '{"constructor": {}}', '[[]]'].map((text) =>
    JSON.parse(text)
  )
];

test('garbage is no event, and looking at it changes and throws nothing', () => {
  for (const value of GARBAGE) assert.equal(isEvent(value), false);
  assert.equal(Object.keys(Object.prototype).length, 0);
});

test('the next number is one more than the highest seen', () => {
  assert.equal(nextSeq([]), 1);
  assert.equal(nextSeq([{...EVENT, seq: 7}, EVENT]), 8);
});

test('the next number is above all, and that of an event, whatever number was seen', () => {
  for (const seq of [HIGHEST - 1, HIGHEST, HIGHEST + 1e6]) {
    assert.equal(nextSeq([{...EVENT, seq}]), seq + 1);
    assert.ok(isEvent({...EVENT, seq: seq + 1}));
  }
  assert.ok(isEvent({...EVENT, seq: nextSeq([{...EVENT, seq: Number.MAX_VALUE}])}));
});

test('ids are twelve letters and digits, and differ', () => {
  const ids = Array.from({length: 1000}, () => newId());
  assert.ok(ids.every((id) => /^[0-9a-v]{12}$/.test(id)));
  assert.equal(new Set(ids).size, ids.length);
});
