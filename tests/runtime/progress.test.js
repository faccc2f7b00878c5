/** What a log says about a quiz, a checklist and a lesson. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as progress from '../../hooks/courseblocks/runtime/progress/progress.js';
import {periodStart, ticked} from '../../hooks/courseblocks/blocks/checklist/ticked.js';

const {completion, currentRun, isAgain, itemState, score, unanswered} = progress;

/** @typedef {import('../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

let count = 0;

/**
 * @param {string} kind
 * @param {Partial<CourseEvent>} [fields]
 * @returns {CourseEvent}
 */
const event = (kind, fields) => ({id: `e${++count}`, at: count, seq: count, kind, ...fields});

const ITEM = {names: ['bank#item', 'bank#was'], print: 'p1'};
const OTHER = {names: ['bank#other'], print: 'p9'};

/** @param {Partial<CourseEvent>} [fields] */
const response = (fields) =>
  event('responded', {of: 'bank#item', in: 'page#quiz', attempt: 'run', print: 'p1', right: false, ...fields});

/** @param {CourseEvent[]} events @param {string[]} [names] */
const runOf = (events, names = ['page#quiz', 'page#was']) => {
  const {id, items, isStarted, responses, late} = currentRun(events, names);
  return {id, items, isStarted, responses: responses.map(({id}) => id), late: late.map(({id}) => id)};
};

/** @param {string} attempt @param {Partial<CourseEvent>} [fields] */
const start = (attempt, fields) => event('started', {in: 'page#quiz', attempt, ...fields});

test('before the first response nobody has responded in the run of a quiz, which has the name of the block', () => {
  const nothing = {id: 'page#quiz', items: null, isStarted: false, responses: [], late: []};
  assert.deepEqual(runOf([]), nothing);
  assert.deepEqual(runOf([event('completed', {of: 'page', in: 'page#quiz'}), response({in: 'page#else'})]), nothing);
});

test('what was responded in no run that was started is one run, under any name of the block and of the run', () => {
  const events = [
    response({attempt: 'one'}),
    response({attempt: 'two', in: 'page#was'}),
    response({attempt: 'page#quiz'})
  ];
  const responses = events.map(({id}) => id);
  assert.deepEqual(runOf(events), {id: 'page#quiz', items: null, isStarted: false, responses, late: []});
});

test('the run that was started last goes on, with the items that it has', () => {
  const [before, after] = [response({attempt: 'one'}), response({attempt: 'two', in: 'page#was'})];
  const events = [before, start('one'), start('two', {items: ['bank#item']}), after];
  assert.deepEqual(runOf(events), {id: 'two', items: ['bank#item'], isStarted: true, responses: [after.id], late: []});
});

test('a response of no run never takes the place of a run that was started, and is found in it', () => {
  const [before, own, late] = [response({attempt: 'one'}), response({attempt: 'two'}), response({attempt: 'three'})];
  const events = [before, start('two'), own, late];
  assert.deepEqual(runOf(events), {id: 'two', items: null, isStarted: true, responses: [own.id], late: [late.id]});
  assert.equal(itemState(currentRun(events, ['page#quiz']), ITEM).last, own);
  assert.equal(itemState(currentRun([before, start('two'), late], ['page#quiz']), ITEM).last, late);
  assert.equal(itemState(currentRun([before, start('two')], ['page#quiz']), ITEM).last, null);
});

/** @param {CourseEvent[]} responses @param {import('../../hooks/courseblocks/runtime/progress/progress.js').Item} item */
const stateOf = (responses, item) => itemState({responses, late: []}, item);

const UNTOUCHED = {first: null, last: null, latest: '', isDone: false};

test('an item shows its last response and counts its first', () => {
  const [first, last] = [response(), response({right: true})];
  assert.deepEqual(stateOf([first, response(), last], ITEM), {
    first,
    last,
    latest: last.id,
    isDone: true,
    changed: false
  });
});

test('an item knows the responses to its old names', () => {
  const old = response({of: 'bank#was'});
  assert.equal(stateOf([old], ITEM).first, old);
});

test('responses to other items are not those of an item', () => {
  assert.deepEqual(stateOf([response({of: 'bank#other'})], ITEM), {...UNTOUCHED, changed: false});
});

test('an item whose options or key changed is asked again, and says so until it is responded to', () => {
  const old = response({print: 'p0'});
  assert.deepEqual(stateOf([old], ITEM), {...UNTOUCHED, changed: true});
  const fresh = response({right: true});
  assert.deepEqual(stateOf([old, fresh], ITEM), {
    first: fresh,
    last: fresh,
    latest: fresh.id,
    isDone: true,
    changed: false
  });
});

test('a quiz is scored by the first response to each item', () => {
  const events = [response(), response({right: true}), response({of: 'bank#other', print: 'p9', right: true})];
  const states = [ITEM, OTHER, {names: ['bank#third'], print: ''}].map((item) => stateOf(events, item));
  assert.deepEqual(score(states), {of: 3, responded: 2, graded: 2, right: 1, second: 1});
  assert.deepEqual(score([]), {of: 0, responded: 0, graded: 0, right: 0, second: 0});
});

test('an open response counts as responded and is never right', () => {
  const [first, second] = [response({right: undefined}), response({of: 'bank#other', print: 'p9', right: true})];
  const states = [ITEM, OTHER].map((item) => stateOf([first, second], item));
  assert.deepEqual(score(states), {of: 2, responded: 2, graded: 1, right: 1, second: 0});
});

/** @param {Partial<CourseEvent>} [fields] */
const shown = (fields) => event('shown', {of: 'bank#item', in: 'page#quiz', attempt: 'run', print: 'p1', ...fields});

/** @param {CourseEvent[]} events */
const isDone = (...events) => stateOf(events, ITEM).isDone;

test('an item is done once it is right, the tries are over, or its answer was shown', () => {
  const missed = response({try: 1});
  assert.equal(isDone(missed), false);
  assert.equal(isDone(missed, response({try: 1})), false, 'two devices, which have not told yet');
  assert.equal(isDone(response({try: 1, right: true})), true);
  assert.equal(isDone(missed, response({try: 2})), true);
  assert.equal(isDone(response({try: 2}), missed), true, 'what was told on one device was told');
  assert.equal(isDone(missed, shown()), true);
  assert.equal(isDone(shown()), true);
  assert.equal(isDone(response()), true, 'a response of a time that told everything');
});

test('what was shown is done, and never right', () => {
  const grade = (/** @type {string[]} */ [text]) => text === 'drops';
  for (const item of [ITEM, {...ITEM, grade}]) {
    const state = stateOf(
      [shown({response: ['drops'], right: true}), response({response: ['drops'], right: true})],
      item
    );
    assert.deepEqual([state.first?.right, state.isDone], [false, true]);
    assert.deepEqual(score([state]), {of: 1, responded: 1, graded: 1, right: 0, second: 0});
  }
});

test('an item is right at the second look where the first try was not', () => {
  const [first, second, answer] = [response({try: 1}), response({try: 2, right: true}), shown()];
  assert.equal(score([stateOf([first, second], ITEM)]).second, 1);
  assert.equal(score([stateOf([first, answer], ITEM)]).second, 0);
  assert.equal(score([stateOf([first], ITEM)]).responded, 0);
});

test('a run asks again what was responded to, or shown, in the block before', () => {
  const again = (/** @type {CourseEvent[]} */ ...events) =>
    isAgain(events, ['page#quiz'], currentRun(events, ['page#quiz']), [ITEM]);
  assert.equal(again(response()), false);
  assert.equal(again(start('one'), response({attempt: 'one'})), false);
  assert.equal(again(response(), start('one')), true);
  assert.equal(again(shown({of: 'bank#was'}), start('one')), true);
  assert.equal(again(response({in: 'page#other'}), response({of: 'bank#other'}), start('one')), false);
});

test('a response is graded by the key of today', () => {
  const events = [response({response: ['drops'], right: false}), response({response: ['spoons'], right: true})];
  const grade = (/** @type {string[]} */ [text]) => text === 'drops';
  const {first, last} = stateOf(events, {...ITEM, grade});
  assert.deepEqual([first?.right, last?.right], [true, false]);
  assert.deepEqual([events[0].right, events[1].right], [false, true]);
});

/**
 * @param {string} kind
 * @param {string} line
 * @param {Date} [at]
 */
const tick = (kind, line, at = new Date(0)) => event(kind, {of: line, in: 'page#list', at: at.getTime()});

/**
 * @param {CourseEvent[]} events
 * @param {string} [reset]
 */
const lines = (events, reset, now = new Date()) => [...ticked(events, ['page#list', 'page#was'], reset, now)].sort();

test('a line is ticked if its last event says so', () => {
  const events = [tick('ticked', 'a'), tick('ticked', 'b'), tick('unticked', 'a'), tick('unticked', 'c')];
  assert.deepEqual(lines(events), ['b']);
  assert.deepEqual(lines([...events, tick('ticked', 'a')]), ['a', 'b']);
});

test('the order of events decides, not the clock', () => {
  assert.deepEqual(lines([tick('ticked', 'a', new Date(9)), tick('unticked', 'a', new Date(1))]), []);
});

test('a checklist knows its old names and not those of others', () => {
  assert.deepEqual(lines([event('ticked', {of: 'a', in: 'page#was'}), event('ticked', {of: 'b', in: 'page#else'})]), [
    'a'
  ]);
});

test('starting anew unticks all lines, until they are ticked again', () => {
  const anew = event('restarted', {in: 'page#list'});
  assert.deepEqual(lines([tick('ticked', 'a'), tick('ticked', 'b'), anew]), []);
  assert.deepEqual(lines([tick('ticked', 'a'), anew, tick('ticked', 'b')]), ['b']);
  assert.deepEqual(lines([tick('ticked', 'a'), event('restarted', {in: 'page#else'})]), ['a']);
});

test('names of lines that objects have too are lines like others', () => {
  assert.deepEqual(lines([tick('ticked', '__proto__'), tick('ticked', 'constructor')]), ['__proto__', 'constructor']);
});

/** Places whose clocks change by an hour, in the night, at midnight, or not at all. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Apia'
];

/** @param {(zone: string) => void} rule */
function inEveryZone(rule) {
  const before = process.env.TZ;
  for (const zone of ZONES) {
    process.env.TZ = zone;
    rule(zone);
  }
  process.env.TZ = before ?? 'UTC';
}

/** @param {Date} start */
const before = (start) => new Date(start.getTime() - 1);

/** @param {Date} date */
const day = (date) => `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;

test('a daily checklist is unticked at local midnight, on the days when clocks change too', () => {
  inEveryZone((zone) => {
    for (let hour = 0; hour < 24 * 365 * 2; hour += 5) {
      const now = new Date(Date.UTC(2017, 9, 1, hour, 30));
      const start = periodStart('daily', now);
      assert.equal(day(start), day(now), zone);
      assert.notEqual(day(before(start)), day(now), `${zone} ${now}`);
      assert.deepEqual(lines([tick('ticked', 'a', before(start)), tick('ticked', 'b', start)], 'daily', now), ['b']);
    }
  });
});

test('a weekly checklist is unticked as Monday begins', () => {
  inEveryZone((zone) => {
    for (let hour = 0; hour < 24 * 365 * 2; hour += 7) {
      const now = new Date(Date.UTC(2017, 9, 1, hour, 30));
      const start = periodStart('weekly', now);
      const end = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 7);
      assert.equal(start.getDay(), 1, `${zone} ${now}`);
      assert.equal(before(start).getDay(), 0);
      assert.ok(start <= now && now < end);
    }
  });
});

test('a monthly checklist is unticked as the month begins', () => {
  inEveryZone((zone) => {
    for (let days = 0; days < 800; days++) {
      const now = new Date(Date.UTC(2023, 0, 1 + days, 12));
      const start = periodStart('monthly', now);
      assert.equal(start.getMonth(), now.getMonth(), zone);
      assert.notEqual(before(start).getMonth(), now.getMonth());
    }
  });
});

test('a tick lasts through a day of 25 hours, and not into the day after one of 23', () => {
  process.env.TZ = 'Europe/Berlin';
  const events = [tick('ticked', 'a', new Date(2026, 9, 25, 0, 30))];
  assert.deepEqual(lines(events, 'daily', new Date(2026, 9, 25, 23, 59)), ['a']);
  const short = [tick('ticked', 'a', new Date(2026, 2, 29, 23, 30))];
  assert.deepEqual(lines(short, 'daily', new Date(2026, 2, 30, 0, 30)), []);
});

test('without a reset a tick lasts, however old', () => {
  assert.deepEqual(lines([tick('ticked', 'a', new Date(0))], undefined, new Date(2100, 0)), ['a']);
});

test('an item is unanswered until it was responded to, in whatever quiz, under whatever name or form', () => {
  assert.deepEqual(unanswered([], [ITEM, OTHER]), [ITEM, OTHER]);
  assert.deepEqual(unanswered([response({of: 'bank#was', in: 'elsewhere', print: 'p0'})], [ITEM, OTHER]), [OTHER]);
  assert.deepEqual(unanswered([event('ticked', {of: 'bank#item'})], [ITEM]), [ITEM]);
  assert.deepEqual(unanswered([response({try: 1})], [ITEM]), [ITEM], 'it is looked at once more, or shown');
  assert.deepEqual(unanswered([response({try: 1}), shown({of: 'bank#was'})], [ITEM]), []);
  const grade = (/** @type {string[]} */ [text]) => text === 'pails';
  assert.deepEqual(
    unanswered([response({try: 1, response: ['pails']})], [{...ITEM, grade}]),
    [],
    'it is accepted by now'
  );
});

test('a first try that came late from elsewhere stays the first', () => {
  const late = response({attempt: 'page#quiz', try: 1});
  const second = response({attempt: 'two', try: 2, right: true});
  const {first, last} = itemState(currentRun([start('two'), late, second], ['page#quiz']), ITEM);
  assert.deepEqual([first, last], [late, second]);
});

test('the first completion of a page counts, under any of its names', () => {
  const first = event('completed', {of: 'was', version: '1'});
  const events = [event('completed', {of: 'else'}), first, event('completed', {of: 'page', version: '2'})];
  assert.equal(completion(events, ['page', 'was']), first);
  assert.equal(completion(events, ['other']), null);
});
