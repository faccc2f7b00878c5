/** What a backup brings back: events, what is half done, and what was erased, for who wants it. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {merge} from '../../hooks/courseblocks/runtime/log/events.js';
import {Log} from '../../hooks/courseblocks/runtime/log/log.js';
import {readBackup, restore} from '../../hooks/courseblocks/runtime/log/restore.js';
import {revived} from '../../hooks/courseblocks/runtime/log/reviving.js';
import {FakeStorage} from '../support/js/storage.js';

/**
 * @typedef {import('../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent
 */

const BLOCK = 'page#quiz';
const open = () => new Log({course: 'c', learner: 'me', storage: new FakeStorage()});

/** What a page saves. @param {Log} log @param {object} [more] */
const saved = (log, more) =>
  JSON.stringify({
    format: 'course-backup',
    version: 1,
    course: 'c',
    events: log.events(),
    drafts: log.drafts(),
    ...more
  });

/** @param {string} text @param {Log} log */
function read(text, log) {
  const backup = readBackup(text, 'c', {events: log.events(), drafts: log.drafts()});
  assert.ok(typeof backup === 'object', `it is read, not ${backup}`);
  return backup;
}

/** @param {Log} log */
const lines = (log) => log.events().flatMap(({kind, of}) => (kind === 'ticked' ? [of] : []));

/** @param {Log} log @param {string} of */
const tick = (log, of) => log.add({kind: 'ticked', of, in: 'page#list'});

/** A device with two ticks, one of them erased, and a backup of before. */
function erased() {
  const log = open();
  const events = [tick(log, 'a'), tick(log, 'b')];
  const before = saved(log);
  log.erase(events.map(({id}) => id));
  return {log, before, events};
}

test('what was erased stays erased, and comes back as it was for who wants it', () => {
  const {log, before, events} = erased();
  const backup = read(before, log);
  assert.deepEqual([backup.fresh, backup.erased.length, backup.erasedAt], [0, 2, log.events()[0].at]);
  restore(log, backup);
  assert.deepEqual(lines(log), []);
  restore(log, backup, true);
  assert.deepEqual(lines(log), ['a', 'b']);
  const back = log.events().filter(({kind}) => kind === 'ticked');
  assert.deepEqual(
    back.map(({id, ...others}) => others),
    events.map(({id, ...others}) => others)
  );
  assert.deepEqual(read(before, log).erased, []);
});

test('bringing back twice, or on two devices, gives the same events', () => {
  const {log, before} = erased();
  const other = open();
  other.take(log.events());
  for (const each of [log, other]) restore(each, read(before, each), true);
  assert.deepEqual(log.events(), other.events());
  assert.deepEqual(merge(log.events(), other.events()), log.events());
});

test('what came back can be erased again, and come back again', () => {
  const {log, before} = erased();
  const ids = new Set();
  for (let i = 0; i < 9; i++) {
    const {erased} = read(before, log);
    restore(log, read(before, log), true);
    assert.deepEqual(lines(log), ['a', 'b']);
    for (const {id} of erased) ids.add(id);
    log.eraseAll();
    assert.deepEqual(lines(log), []);
  }
  assert.equal(ids.size, 18);
  assert.ok(log.events().every(({ids = []}) => ids.every((id) => id.length <= 64)));
});

test('a backup of what came back brings nothing new', () => {
  const {log, before} = erased();
  restore(log, read(before, log), true);
  const {fresh, erases, erased: back} = read(saved(log), log);
  assert.deepEqual([fresh, erases, back], [0, 0, []]);
});

test('many that come back are told apart', () => {
  const events = Array.from({length: 5000}, (_, i) => ({id: `e${i}`, at: i, seq: i, kind: 'ticked'}));
  const erasure = {id: 'x', at: 9, seq: 9000, kind: 'erased', ids: events.map(({id}) => id)};
  assert.equal(new Set(revived(events, [erasure]).map(({id}) => id)).size, events.length);
});

test('a restart that was undone is never brought back, since it would untick everything', () => {
  const log = open();
  tick(log, 'a');
  const {id} = log.add({kind: 'restarted', in: 'page#list'});
  const before = saved(log);
  log.erase([id], 'page#list');
  assert.deepEqual(read(before, log).erased, []);
  log.eraseAll();
  assert.deepEqual(
    read(before, log).erased.map(({kind}) => kind),
    ['ticked']
  );
  const older = open();
  older.take(merge(JSON.parse(before).events, [{id: 'x', at: 1, seq: 9, kind: 'erased', ids: [id]}]));
  assert.deepEqual(read(before, older).erased, []);
});

test('in whatever order backups are restored, what was erased on one device is erased', () => {
  const {log, before} = erased();
  for (const order of [
    [before, saved(log)],
    [saved(log), before]
  ]) {
    const fresh = open();
    for (const text of order) restore(fresh, read(text, fresh));
    assert.deepEqual(lines(fresh), []);
  }
});

test('who has a name here keeps it, and is told whose backup it is', () => {
  const [ann, bob] = [open(), open()];
  ann.add({kind: 'named', name: 'Ann'});
  assert.equal(read(saved(ann), open()).name, 'Ann');
  bob.add({kind: 'named', name: 'Bob'});
  const backup = read(saved(ann), bob);
  assert.deepEqual([backup.name, backup.fresh], ['Ann', 0]);
  restore(bob, backup);
  assert.equal(bob.events().at(-1)?.name, 'Bob');
  assert.equal(read(saved(ann), ann).name, '');
});

const DRAFT = {attempt: 'exam', items: {'b#one': ['a'], 'b#two': []}, flags: ['b#two'], seed: 's', seq: 3};

/** @param {unknown} draft */
function device(draft) {
  const log = open();
  log.keepDraft(BLOCK, draft);
  return log;
}

test('what is half done comes along', () => {
  const here = open();
  const backup = read(saved(device(DRAFT)), here);
  assert.equal(backup.unchecked, 1);
  restore(here, backup);
  assert.deepEqual(here.draft(BLOCK), DRAFT);
  const again = read(saved(device(DRAFT)), here);
  assert.deepEqual([again.unchecked, again.half.size], [0, 0]);
});

test('flags alone come along', () => {
  const here = open();
  restore(here, read(saved(device({...DRAFT, items: {}})), here));
  assert.deepEqual(here.draft(BLOCK), {...DRAFT, items: {}});
});

test('what is half done in an older backup is found in what was stored', () => {
  const stored = {[`course:c:me:draft:${BLOCK}`]: JSON.stringify(DRAFT), [`course:c:me:draft:x`]: '{"half'};
  const here = open();
  restore(here, read(saved(open(), {drafts: undefined, stored}), here));
  assert.deepEqual(here.draft(BLOCK), DRAFT);
});

test('what is half done here is never written over, and both are kept', () => {
  const mine = {attempt: 'exam', items: {'b#one': ['mine']}, seq: 9};
  const here = device(mine);
  restore(here, read(saved(device(DRAFT)), here));
  assert.deepEqual(here.draft(BLOCK), {...mine, runs: [DRAFT]});
});

test('what was checked here since is not half done any more', () => {
  const here = open();
  for (let i = 0; i < 3; i++) here.add({kind: 'responded', of: 'b#one', in: BLOCK, attempt: 'exam', response: ['a']});
  assert.equal(read(saved(device({...DRAFT, flags: []})), here).unchecked, 0);
});

test('a draft that somebody forged is taken without what no draft has', () => {
  const forged = {
    constructor: 'a name that every object has',
    ...DRAFT,
    items: {'b#one': ['a']},
    sure: 7,
    flags: {},
    texts: {x: 1},
    deep: {},
    runs: [7, {attempt: 'b', items: [], runs: [DRAFT]}]
  };
  const here = open();
  restore(here, read(saved(open(), {drafts: {[BLOCK]: forged, other: 7, list: [[]]}}), here));
  assert.deepEqual(here.draft(BLOCK), {attempt: 'exam', items: {'b#one': ['a']}, seed: 's', seq: 3});
  assert.deepEqual(Object.keys(here.drafts()), [BLOCK]);
});
