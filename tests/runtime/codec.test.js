/** Events as text: nothing changes on the way there and back, and what was cut off costs its own line only. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode, encode, VERSION} from '../../hooks/courseblocks/runtime/log/codec.js';
import {newId} from '../../hooks/courseblocks/runtime/log/events.js';
import {Seeded} from '../support/js/seeded.js';

/** @typedef {import('../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

const PIECES = [
  '',
  'a',
  '0',
  '1',
  '12',
  '-1',
  '\n',
  '\r\n',
  '"',
  '\\',
  '\\n',
  ',',
  '[]',
  '{}',
  'null',
  '\u0000'
].concat(['\u2028', '\u202e', '\ud800', '\udc00', '😀', 'é', '__proto__', 'relationships#one-word-answer']);

/** @param {Seeded} random */
const randomText = (random) => Array.from({length: random.below(4)}, () => random.pick(PIECES)).join('');

/**
 * @param {Seeded} random
 * @returns {CourseEvent[]}
 */
function randomEvents(random) {
  return Array.from({length: random.below(12)}, (_, seq) => {
    const texts = ['of', 'in', 'attempt', 'print', 'version', 'name'];
    const lists = ['response', 'items', 'ids'].map((name) => [name, [randomText(random), randomText(random)]]);
    const fields = random.some([...texts.map((name) => [name, randomText(random)]), ...lists]);
    return {id: newId(), at: random.below(9), seq, kind: `${random.below(3)}`, ...Object.fromEntries(fields)};
  });
}

test('events come back from their text as they were, whatever their texts hold', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const events = randomEvents(new Seeded(seed));
    assert.deepEqual(decode(encode(events)), {events});
  }
});

test('a text that looks like the number of an earlier text stays a text', () => {
  const events = ['2', '0', '2', '1', '0'].map((of, seq) => ({id: `${seq}`, at: 0, seq, kind: '1', of, in: '0'}));
  assert.deepEqual(decode(encode(events)).events, events);
});

test('fields that this version does not know are kept', () => {
  const known = {id: 'a', at: 1, seq: 1, kind: 'responded'};
  const events = [{...known, ...JSON.parse('{"surprise": 2, "more": {"of": [null]}, "__proto__": 1}')}];
  assert.deepEqual(decode(encode(events)), {events});
});

test('a text that was cut off at any place gives the events before the cut, and says so', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const events = randomEvents(new Seeded(seed));
    const text = encode(events);
    for (let cut = 0; cut < text.length; cut++) checkCut(events, text, cut);
  }
});

/**
 * @param {CourseEvent[]} events
 * @param {string} text
 * @param {number} cut
 */
function checkCut(events, text, cut) {
  const whole = text.slice(0, cut + 1).split('\n').length - 1;
  const between = text[cut] === '\n';
  const left = events.slice(0, Math.max(0, whole - 1));
  assert.deepEqual(decode(text.slice(0, cut)), between ? {events: left} : {events: left, problem: 'corrupt'});
}

test('a text from a newer version is told from one that is corrupt', () => {
  const text = encode([{id: 'a', at: 1, seq: 1, kind: 'ticked'}]);
  const newer = text.replace(`"version":${VERSION}`, `"version":${VERSION + 1}`);
  assert.deepEqual(decode(newer), {events: [], problem: 'newer'});
  assert.deepEqual(decode(newer.split('\n')[0]), {events: [], problem: 'newer'});
});

const HEADER = encode([]);
const CORRUPT = [
  '',
  '\n',
  'null',
  '[]',
  '{}',
  '{"version":"1"}',
  '{"version":0}',
  '{"version":1.5}',
  '{"version":1e999}'
].concat(
  ['', 'null', '{}', '[]', '0', '["a"]', '["a",1,1,0]', '["a",1,1,-1]', '["a",1,1,"k",9.5,[]]', '["",1,1,"k"]']
    .concat(['["a",1,1,9]', '["a",1,1,"k",1]', '["a",1,1,"k","of",0,2]', '["a",1,1,"k",0,0,-1]', '["a",1,1,"k",0.5]'])
    .concat(`["a",1,1,"k",null,null,null,{"deep":${'['.repeat(3e4)}${']'.repeat(3e4)}}]`)
    .concat(['["a",1e999,1,"k"]', '["a",1,-1,"k"]', '["a",1,1,"k",{}]', '["a",1,1,"erased"]', '[["a"],1,1,"k"]'])
    .map((line) => `${HEADER}\n${line}`)
);

test('garbage is corrupt and throws nothing', () => {
  for (const text of CORRUPT) assert.deepEqual(decode(text), {events: [], problem: 'corrupt'}, text);
});

/**
 * Ten responses and five ticks a day, in two quizzes of five items and a checklist.
 *
 * @returns {CourseEvent[]}
 */
function yearOfUse() {
  const random = new Seeded(1);
  const hex = () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  /** @type {CourseEvent[]} */
  const events = [];
  for (let day = 0; day < 365; day++) {
    for (let i = 0; i < 15; i++) {
      const stamp = {id: newId(), at: Date.UTC(2026, 0, 1 + day, 9, i), seq: events.length + 1};
      if (i >= 10) {
        events.push({...stamp, kind: 'ticked', of: hex(), in: 'relationships/press-pause#every-day'});
        continue;
      }
      const answered = {response: [hex()], right: true, print: hex()};
      const [of, place] = [
        `relationships#one-word-answer-${random.below(130)}`,
        'relationships/index#practise-the-module'
      ];
      events.push({
        ...stamp,
        kind: 'responded',
        of,
        in: place,
        attempt: `${day}-${i > 4}`.padEnd(10, 'x'),
        ...answered
      });
    }
  }
  return events;
}

test('a year of daily use stays under a megabyte', (context) => {
  const events = yearOfUse();
  const text = encode(events);
  assert.deepEqual(decode(text).events, events);
  context.diagnostic(`${events.length} events, ${Buffer.byteLength(text)} bytes`);
  assert.ok(Buffer.byteLength(text) < 1e6);
});
