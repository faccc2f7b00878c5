/** The runs of a quiz over a log: what is half done in them stays, whatever is renamed, merged or begun elsewhere. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DrawnRuns, namesOf} from '../../hooks/courseblocks/blocks/quiz/draw/drawn-runs.js';
import {Log} from '../../hooks/courseblocks/runtime/log/log.js';
import {Runs} from '../../hooks/courseblocks/blocks/quiz/runs.js';
import {FakeStorage} from './storage.js';

const ITEMS = ['one', 'two', 'three'].map((name) => ({names: [`bank#${name}`], print: name}));
const [ONE, TWO] = ITEMS;
const NAMES = ['page#quiz'];

const open = (storage = new FakeStorage()) => new Log({course: 'c', learner: 'me', storage});

/** @param {string} [text] */
const given = (text = 'a') => ({response: [text], right: true});

/** @param {Runs<any>} runs @param {any} item @param {string[]} response */
const fill = (runs, item, response) => {
  const draft = runs.draft(runs.current);
  runs.keep({...draft, items: {...draft.items, [item.names[0]]: response}});
};

/** @param {Runs<any>} runs */
const half = (runs) => runs.draft(runs.current).items;

/** @param {Runs<any>} runs */
const done = (runs) => [...runs.states(runs.current).values()].map(({last}) => last?.response?.[0] ?? null);

test('what two pages responded before they knew of each other is one run', () => {
  const storage = new FakeStorage();
  const [a, b] = [open(storage), open(storage)];
  const [first, second] = [new Runs(a, NAMES, ITEMS), new Runs(b, NAMES, ITEMS)];
  const runs = [first.current, second.current];
  first.respond(runs[0], ONE, given('a'));
  second.respond(runs[1], TWO, given('b'));
  assert.deepEqual(done(new Runs(open(storage), NAMES, ITEMS)), ['a', 'b', null]);
});

test('runs of old logs, with names of chance, are the same run, and go on in it', () => {
  const log = open();
  for (const [attempt, item] of [
    ['x1', ONE],
    ['x2', TWO]
  ])
    log.add({kind: 'responded', of: item.names[0], in: NAMES[0], attempt, response: [attempt], print: item.print});
  const runs = new Runs(log, NAMES, ITEMS);
  runs.respond(runs.current, ITEMS[2], given('c'));
  assert.deepEqual(done(runs), ['x1', 'x2', 'c']);
});

test('a run that is started anew has no response, and what comes late from elsewhere is seen in it', () => {
  const storage = new FakeStorage();
  const runs = new Runs(open(storage), NAMES, ITEMS);
  const late = runs.current;
  runs.respond(late, ONE, given('a'));
  runs.start();
  assert.deepEqual(done(runs), [null, null, null]);
  runs.respond(late, ONE, given('late'));
  assert.deepEqual(done(runs), ['late', null, null]);
  runs.respond(runs.current, ONE, given('own'));
  runs.respond(late, ONE, given('later'));
  assert.deepEqual(done(runs), ['own', null, null]);
});

test('what is half done is found under the new names of a page, a block and an item', () => {
  const storage = new FakeStorage();
  fill(new Runs(open(storage), ['old#quiz'], ITEMS), ONE, ['typed']);
  const renamed = [{...ONE, names: ['other#uno', 'bank#one']}, TWO];
  const runs = new Runs(open(storage), ['new#exam', 'old#quiz'], renamed);
  assert.deepEqual(half(runs), {'other#uno': ['typed']});
  assert.deepEqual(Object.keys(storage.all()), ['course:c:me:draft:new#exam']);
});

test('what is half done under both names of a block is all there', () => {
  const storage = new FakeStorage();
  const names = ['new#quiz', 'old#quiz'];
  const now = new Runs(open(storage), names, ITEMS);
  fill(now, ONE, ['now']);
  const before = new Runs(open(storage), ['old#quiz'], ITEMS); // a tab that was opened before the block was renamed
  fill(before, ONE, ['then']);
  fill(before, TWO, ['too']);
  const runs = new Runs(open(storage), names, ITEMS);
  assert.deepEqual(half(runs), {'bank#one': ['now'], 'bank#two': ['too']});
  assert.deepEqual(runs.draft(runs.current).texts, {'bank#one': [['then']]});
});

test('a draft under its old name stays there as long as there is no room for it elsewhere', () => {
  const storage = new FakeStorage();
  fill(new Runs(open(storage), ['old#quiz'], ITEMS), ONE, ['typed']);
  storage.refuse(0);
  const log = open(storage);
  const runs = new Runs(log, ['new#quiz', 'old#quiz'], ITEMS);
  assert.deepEqual([half(runs), log.isKept], [{'bank#one': ['typed']}, false]);
  assert.deepEqual(Object.keys(storage.all()), ['course:c:me:draft:old#quiz']);
});

test('a draft under the name of chance of a run that nobody started is taken over', () => {
  const log = open();
  log.keepDraft(NAMES[0], {attempt: 'x1y2', items: {'bank#one': ['typed']}});
  const runs = new Runs(log, NAMES, ITEMS);
  assert.deepEqual(half(runs), {'bank#one': ['typed']});
  assert.equal(runs.draft(runs.current).seed, 'x1y2');
});

test('what answers are shuffled by is of chance, stays, and is no name of a run', () => {
  const storage = new FakeStorage();
  const seeds = [storage, storage, new FakeStorage()].map((storage) => {
    const runs = new Runs(open(storage), NAMES, ITEMS);
    fill(runs, ONE, ['a']);
    const {seed, attempt} = runs.draft(runs.current);
    assert.notEqual(seed, attempt);
    return seed;
  });
  assert.equal(seeds[0], seeds[1]);
  assert.notEqual(seeds[1], seeds[2]);
});

test('another run in front leaves what is half done as it was, and a new start takes it away', () => {
  const runs = new Runs(open(), NAMES, ITEMS);
  fill(runs, ONE, ['typed']);
  runs.goTo('exam');
  assert.deepEqual(half(runs), {'bank#one': ['typed']});
  runs.goTo(runs.current.id);
  assert.equal(runs.drafts[0].attempt, NAMES[0]);
  runs.start();
  assert.deepEqual([half(runs), runs.drafts.length], [{}, 1]);
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
    const runs = new Runs(open(new FakeStorage({'course:c:me:draft:page#quiz': damaged})), NAMES, ITEMS);
    assert.deepEqual(half(runs), {});
  }
  const text =
    '{"attempt":"page#quiz","items":{"bank#one":["a"]},"sure":5,"flags":7,"texts":{"bank#one":[4]},"runs":[{}]}';
  const runs = new Runs(open(new FakeStorage({'course:c:me:draft:page#quiz': text})), NAMES, ITEMS);
  assert.deepEqual(half(runs), {'bank#one': ['a']});
});

const RULES = {pick: /** @type {[number, number[]][]} */ ([[2, [0, 1, 2]]]), always: [], least: []};

/** @param {FakeStorage} storage @param {string[]} [names] @param {{names: string[], print: string}[]} [items] */
function drawn(storage, names = NAMES, items = ITEMS) {
  const runs = new DrawnRuns(open(storage), names, items);
  runs.rules = RULES;
  return runs;
}

test('what was drawn stays, before the first response and under new names', () => {
  const storage = new FakeStorage();
  const before = namesOf(drawn(storage).asked(drawn(storage).current));
  assert.equal(before.length, 2);
  const items = ITEMS.map(({names, print}) => ({names: [`new-${names[0]}`, ...names], print}));
  const after = drawn(storage, ['new#quiz', ...NAMES], items);
  assert.deepEqual(
    namesOf(after.asked(after.current)),
    before.map((name) => `new-${name}`)
  );
});

test('the first response to what was drawn starts the run, with what is half done in it', () => {
  const runs = drawn(new FakeStorage());
  const [first, second] = runs.asked(runs.current);
  fill(runs, second, ['typed']);
  runs.respond(runs.current, first, given());
  assert.ok(runs.current.isStarted);
  assert.deepEqual(half(runs)[second.names[0]], ['typed']);
});
