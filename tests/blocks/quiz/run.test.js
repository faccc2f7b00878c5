/** A run over a log: what is half done in them stays, whatever is renamed, merged or begun elsewhere. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Drawing, namesOf} from '../../../hooks/courseblocks/blocks/quiz/draw/drawing.js';
import {ExamLog} from '../../../hooks/courseblocks/blocks/quiz/exam/exam-log.js';
import {Log} from '../../../hooks/courseblocks/runtime/log/log.js';
import {Run} from '../../../hooks/courseblocks/blocks/quiz/run.js';
import {FakeStorage} from '../../support/js/storage.js';

const ITEMS = ['one', 'two', 'three'].map((name) => ({names: [`bank#${name}`], print: name}));
const [ONE, TWO] = ITEMS;
const NAMES = ['page#quiz'];

const open = (storage = new FakeStorage()) => new Log({course: 'c', learner: 'me', storage});

/** @param {string} [text] */
const given = (text = 'a') => ({response: [text], right: true});

/** @param {Run<any>} run */
const half = (run) => run.draft.items;

/** @param {Run<any>} run */
const done = (run) => [...run.states.values()].map(({last}) => last?.response?.[0] ?? null);

test('what two pages responded before they knew of each other is one run', () => {
  const storage = new FakeStorage();
  const [a, b] = [open(storage), open(storage)];
  const [first, second] = [new Run(a, NAMES, ITEMS), new Run(b, NAMES, ITEMS)];
  const logged = [first.current, second.current];
  first.respond(ONE, given('a'), logged[0]);
  second.respond(TWO, given('b'), logged[1]);
  assert.deepEqual(done(new Run(open(storage), NAMES, ITEMS)), ['a', 'b', null]);
});

test('runs of old logs, with names of chance, are the same run, and go on in it', () => {
  const log = open();
  for (const [attempt, item] of [
    ['x1', ONE],
    ['x2', TWO]
  ])
    log.add({kind: 'responded', of: item.names[0], in: NAMES[0], attempt, response: [attempt], print: item.print});
  const run = new Run(log, NAMES, ITEMS);
  run.respond(ITEMS[2], given('c'));
  assert.deepEqual(done(run), ['x1', 'x2', 'c']);
});

test('a run that is started anew has no response, and what comes late from elsewhere is seen in it', () => {
  const storage = new FakeStorage();
  const run = new Run(open(storage), NAMES, ITEMS);
  const late = run.current;
  run.respond(ONE, given('a'), late);
  run.start();
  assert.deepEqual(done(run), [null, null, null]);
  run.respond(ONE, given('late'), late);
  assert.deepEqual(done(run), ['late', null, null]);
  run.respond(ONE, given('own'));
  run.respond(ONE, given('later'), late);
  assert.deepEqual(done(run), ['own', null, null]);
});

test('what is half done is found under the new names of a page, a block and an item', () => {
  const storage = new FakeStorage();
  new Run(open(storage), ['old#quiz'], ITEMS).fill(ONE, ['typed']);
  const renamed = [{...ONE, names: ['other#uno', 'bank#one']}, TWO];
  const run = new Run(open(storage), ['new#exam', 'old#quiz'], renamed);
  assert.deepEqual(half(run), {'other#uno': ['typed']});
  assert.deepEqual(Object.keys(storage.all()), ['course:c:me:draft:new#exam']);
});

test('what is half done under both names of a block is all there', () => {
  const storage = new FakeStorage();
  const names = ['new#quiz', 'old#quiz'];
  const now = new Run(open(storage), names, ITEMS);
  now.fill(ONE, ['now']);
  const before = new Run(open(storage), ['old#quiz'], ITEMS); // a tab that was opened before the block was renamed
  before.fill(ONE, ['then']);
  before.fill(TWO, ['too']);
  const run = new Run(open(storage), names, ITEMS);
  assert.deepEqual(half(run), {'bank#one': ['now'], 'bank#two': ['too']});
  assert.deepEqual(run.draft.texts, {'bank#one': [['then']]});
});

test('a draft under its old name stays there as long as there is no room for it elsewhere', () => {
  const storage = new FakeStorage();
  new Run(open(storage), ['old#quiz'], ITEMS).fill(ONE, ['typed']);
  storage.refuse(0);
  const log = open(storage);
  const run = new Run(log, ['new#quiz', 'old#quiz'], ITEMS);
  assert.deepEqual([half(run), log.isKept], [{'bank#one': ['typed']}, false]);
  assert.deepEqual(Object.keys(storage.all()), ['course:c:me:draft:old#quiz']);
});

test('a draft under the name of chance of a run that nobody started is taken over', () => {
  const log = open();
  log.keepDraft(NAMES[0], {attempt: 'x1y2', items: {'bank#one': ['typed']}});
  const run = new Run(log, NAMES, ITEMS);
  assert.deepEqual(half(run), {'bank#one': ['typed']});
  assert.equal(run.draft.seed, 'x1y2');
});

test('what answers are shuffled by is of chance, stays, and is no name of a run', () => {
  const storage = new FakeStorage();
  const seeds = [storage, storage, new FakeStorage()].map((storage) => {
    const run = new Run(open(storage), NAMES, ITEMS);
    run.fill(ONE, ['a']);
    const {seed, attempt} = run.draft;
    assert.notEqual(seed, attempt);
    return seed;
  });
  assert.equal(seeds[0], seeds[1]);
  assert.notEqual(seeds[1], seeds[2]);
});

test('another run in front leaves what is half done as it was, and a new start takes it away', () => {
  const exam = new ExamLog(open(), NAMES, ITEMS, new Drawing(null), null);
  const run = exam.practised;
  run.fill(ONE, ['typed']);
  exam.goTo('exam');
  assert.deepEqual(half(run), {'bank#one': ['typed']});
  exam.goTo(run.current.id);
  assert.equal(run.drafts[0].attempt, NAMES[0]);
  run.start();
  assert.deepEqual([half(run), run.drafts.length], [{}, 1]);
});

test('a draft that is damaged is no draft, and what is sound of one is kept', () => {
  for (const damaged of [
    '7',
    '[]',
    'null',
    '{"attempt":3}',
    '{"items":{}}',
    '{"attempt":"a","items":{"bank#one":7},"runs":9}'
  ]) {
    const run = new Run(open(new FakeStorage({'course:c:me:draft:page#quiz': damaged})), NAMES, ITEMS);
    assert.deepEqual(half(run), {});
  }
  const text =
    '{"attempt":"page#quiz","items":{"bank#one":["a"]},"sure":5,"flags":7,"texts":{"bank#one":[4]},"runs":[{}]}';
  const run = new Run(open(new FakeStorage({'course:c:me:draft:page#quiz': text})), NAMES, ITEMS);
  assert.deepEqual(half(run), {'bank#one': ['a']});
});

const RULES = {pick: /** @type {[number, number[]][]} */ ([[2, [0, 1, 2]]]), always: [], least: []};

/** @param {FakeStorage} storage @param {string[]} [names] @param {{names: string[], print: string}[]} [items] */
function drawn(storage, names = NAMES, items = ITEMS) {
  return new Run(open(storage), names, items, {selection: new Drawing(RULES)});
}

test('what was drawn stays, before the first response and under new names', () => {
  const storage = new FakeStorage();
  const before = namesOf(drawn(storage).asked);
  assert.equal(before.length, 2);
  const items = ITEMS.map(({names, print}) => ({names: [`new-${names[0]}`, ...names], print}));
  const after = drawn(storage, ['new#quiz', ...NAMES], items);
  assert.deepEqual(
    namesOf(after.asked),
    before.map((name) => `new-${name}`)
  );
});

test('the first response to what was drawn starts the run, with what is half done in it', () => {
  const run = drawn(new FakeStorage());
  const [first, second] = run.asked;
  run.fill(second, ['typed']);
  run.respond(first, given());
  assert.ok(run.current.isStarted);
  assert.deepEqual(half(run)[second.names[0]], ['typed']);
});

test('undoing what another device cleared keeps what is half done here', () => {
  const log = open();
  const run = new Run(log, NAMES, ITEMS);
  run.respond(ONE, given('a'));
  run.fill(TWO, ['half']);
  log.take([{id: 'elsewhere', at: 0, seq: 9, kind: 'started', in: NAMES[0], attempt: 'other'}]);
  assert.deepEqual([run.canUndo, half(run)], [true, {}]);
  run.undo();
  assert.deepEqual([done(run), half(run)], [['a', null, null], {[TWO.names[0]]: ['half']}]);
});
