/** The log in the storage: tabs, storages that fail, erasing. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encode} from '../../hooks/courseblocks/runtime/log/codec.js';
import {Log} from '../../hooks/courseblocks/runtime/log/log.js';
import {FakeStorage, ThrowingStorage} from '../support/js/storage.js';

const NEWER = '{"version":2}\nof a later version';
const CORRUPT = `${encode([{id: 'old', at: 1, seq: 1, kind: 'ticked', of: 'kept'}])}\n["cut of`;

/** @param {FakeStorage | null} storage */
const open = (storage, learner = 'me') => new Log({course: 'c', learner, storage, now: () => 1000});

/** Let the task end: tabs look at the storage once a task. */
const nextTask = () => Promise.resolve();

/** @param {Log} log */
const lines = (log) => log.events().map((event) => event.of ?? event.kind);

/**
 * A tab that did something and was closed.
 *
 * @param {FakeStorage} storage
 * @param {string} of
 */
function visit(storage, of) {
  const log = open(storage);
  return {key: log.key, event: log.add({kind: 'ticked', of})};
}

/**
 * @param {FakeStorage} storage
 * @param {number} count
 */
const visits = (storage, count) => Array.from({length: count}, (_, i) => visit(storage, `line-${i}`));

test('tabs write keys of their own and read each other', async () => {
  const storage = new FakeStorage();
  const [a, b] = [open(storage), open(storage)];
  for (const log of [a, b, a, b]) log.add({kind: 'ticked', of: log === a ? 'a' : 'b'});
  await nextTask();
  assert.deepEqual(lines(a), ['a', 'b', 'a', 'b']);
  assert.deepEqual(lines(b), lines(a));
  assert.deepEqual(Object.keys(storage.all()), [a.key, b.key]);
});

test('learners and courses do not mix', () => {
  const storage = new FakeStorage();
  open(storage).add({kind: 'ticked', of: 'mine'});
  open(storage, 'me2').add({kind: 'ticked', of: 'theirs'});
  new Log({course: 'c2', learner: 'me', storage}).add({kind: 'ticked', of: 'other'});
  assert.deepEqual(lines(open(storage)), ['mine']);
  assert.equal(Object.keys(open(storage).raw()).length, 1);
});

test('an event has the time of the clock and a number above all that were seen', () => {
  const storage = new FakeStorage();
  const seen = open(storage);
  seen.take([{id: 'far', at: 8e15, seq: 41, kind: 'ticked'}]);
  const {at, seq} = open(storage).add({kind: 'ticked'});
  assert.deepEqual({at, seq}, {at: 1000, seq: 42});
});

test('whoever is told that something was erased does not see it any more', () => {
  const log = open(new FakeStorage());
  const {id} = log.add({kind: 'ticked'});
  /** @type {string[][]} */
  const seen = [];
  log.addEventListener('change', () => seen.push(lines(log)));
  log.erase([id]);
  assert.deepEqual([...new Set(seen.flat())], ['erased']);
});

test('whoever shows the log is told when it changes', () => {
  const log = open(new FakeStorage());
  let changes = 0;
  log.addEventListener('change', () => changes++);
  const {id} = log.add({kind: 'ticked'});
  log.take([]);
  log.erase([id]);
  assert.ok(changes >= 3);
});

test('without a storage the log lasts as long as the page, and says so', () => {
  const log = open(null);
  useAll(log);
  assert.deepEqual(log.troubles, ['blocked']);
  assert.ok(lines(log).includes('last'));
  assert.deepEqual(log.draft('last'), {half: 'done'});
});

/**
 * Everything that a page does with a log.
 *
 * @param {Log} log
 */
function useAll(log) {
  const {id} = log.add({kind: 'ticked', of: 'first'});
  log.take([{id: 'elsewhere', at: 1, seq: 1, kind: 'ticked'}]);
  log.keepDraft('block', [1]);
  log.keepDraft('block', null);
  log.erase([id]);
  log.defend();
  log.leave();
  log.keepDraft('last', {half: 'done'});
  log.add({kind: 'ticked', of: 'last'});
  log.raw();
}

const THROWING = ['getItem', 'setItem', 'removeItem', 'length'];

test('a storage of which one thing throws, at once or later, breaks nothing, and what is missing is told', async () => {
  const closed = new FakeStorage();
  visits(closed, 3);
  for (const what of THROWING) {
    const storage = new FakeStorage(closed.all());
    const [before, later] = [open(storage), open(storage)];
    assert.deepEqual(lines(later), ['line-0', 'line-1', 'line-2']);
    storage.broken = [what];
    await nextTask();
    const after = open(storage);
    for (const log of [before, later, after]) {
      assert.doesNotThrow(() => useAll(log), what);
      assert.ok(lines(log).includes('line-2') || log.troubles.includes('blocked'), `${what}: nothing looks empty`);
      assert.ok(what === 'removeItem' || log.troubles.some((trouble) => ['blocked', 'full'].includes(trouble)), what);
    }
    assert.ok(lines(later).includes('line-2'), `${what}: what was seen stays`);
    storage.broken = [];
    await nextTask();
    for (const log of [before, later, after]) {
      log.offer();
      assert.deepEqual(log.troubles, [], `${what}: what is over is not told any more`);
    }
  }
});

test('a storage that throws, at any access and from then on, breaks nothing and is told', () => {
  const closed = new FakeStorage();
  visits(closed, 9);
  for (let accesses = 0, spared = false; !spared; accesses++) {
    const storage = new ThrowingStorage(accesses, closed.all());
    const log = open(storage);
    assert.doesNotThrow(() => useAll(log), `from access ${accesses} on`);
    spared = storage.spared;
    assert.ok(lines(log).includes('last'));
    assert.ok(log.troubles.length || storage.all()[log.key]?.includes('last'));
  }
});

test('an event that found no room is in the log, is told, and is written with the next', () => {
  for (let accepted = 0; accepted < 5; accepted++) {
    const storage = new FakeStorage();
    const log = open(storage);
    storage.refuse(accepted, 1);
    for (let i = 0; i <= accepted; i++) log.add({kind: 'ticked', of: `${i}`});
    assert.deepEqual(log.troubles, ['full']);
    assert.equal(log.events().length, accepted + 1);
    log.add({kind: 'ticked', of: 'next'});
    assert.deepEqual(log.troubles, []);
    assert.deepEqual(lines(open(storage)), lines(log));
  }
});

test('what cannot be read is told, and never deleted or changed', () => {
  const kept = {'course:c:me:aaaa': NEWER, 'course:c:me:bbbb': CORRUPT};
  const storage = new FakeStorage({...kept, 'course:c:me:draft:block': '{"half'});
  visits(storage, 9);
  const log = open(storage);
  useAll(log);
  log.erase(['old']);
  assert.deepEqual(log.troubles.sort(), ['corrupt', 'newer']);
  for (const [key, text] of Object.entries(kept)) assert.equal(storage.getItem(key), text);
});

test('what stands before the corrupt place is read', () => {
  assert.deepEqual(lines(open(new FakeStorage({'course:c:me:bbbb': CORRUPT}))), ['kept']);
});

test('the last draft of a block wins, in whatever tab, and is no event', () => {
  const storage = new FakeStorage();
  const [a, b] = [open(storage), open(storage)];
  a.keepDraft('page#block', {text: 'a'});
  b.keepDraft('page#block', {text: 'b'});
  assert.deepEqual(a.draft('page#block'), {text: 'b'});
  assert.equal(a.draft('page#other'), null);
  assert.deepEqual(a.events(), []);
});

test('a forgotten draft is gone from the storage', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  log.keepDraft('block', 'half');
  log.keepDraft('block', null);
  assert.equal(log.draft('block'), null);
  assert.equal(storage.length, 0);
});

test('a draft that cannot be read is none', () => {
  assert.equal(open(new FakeStorage({'course:c:me:draft:block': '{"half'})).draft('block'), null);
});

test('a draft that found no room lasts as long as the page, and is told until it is forgotten', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  storage.refuse(0);
  log.keepDraft('block', 'half');
  assert.equal(log.draft('block'), 'half');
  assert.deepEqual(log.troubles, ['full']);
  log.keepDraft('block', null);
  assert.deepEqual(log.troubles, []);
});

test('a draft that found no room is written with the next event', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  storage.refuse(0, 1);
  log.keepDraft('block', 'half');
  log.add({kind: 'ticked'});
  assert.deepEqual(log.troubles, []);
  assert.equal(open(storage).draft('block'), 'half');
});

test('a draft that found no room does not replace a later one of another tab', () => {
  const storage = new FakeStorage();
  const [a, b] = [open(storage), open(storage)];
  storage.refuse(0, 1);
  a.keepDraft('block', 'earlier');
  b.keepDraft('block', 'later');
  a.add({kind: 'ticked'});
  assert.equal(open(storage).draft('block'), 'later');
});

test('the raw copy holds everything of the learner word for word, what cannot be read too', () => {
  const mine = {'course:c:me:aaaa': NEWER, 'course:c:me:bbbb': CORRUPT, 'course:c:me:draft:block': '{"half'};
  const storage = new FakeStorage({...mine, 'course:c:other:aaaa': 'x', 'course:c2:me:aaaa': 'x', theme: 'dark'});
  assert.deepEqual(open(storage).raw(), mine);
});

test('what was erased is gone from every key that can be read', () => {
  const storage = new FakeStorage();
  const closed = visit(storage, 'secret');
  const [other, log] = [open(storage), open(storage)];
  const ids = [closed.event, other.add({kind: 'ticked', of: 'secret'}), log.add({kind: 'ticked', of: 'secret'})];
  log.erase(ids.map(({id}) => id));
  other.defend();
  other.add({kind: 'ticked', of: 'kept'});
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret/);
  assert.deepEqual(lines(open(storage)), ['erased', 'kept']);
});

test('what was erased is not written again by a tab that was not told yet', () => {
  const storage = new FakeStorage();
  const [other, log] = [open(storage), open(storage)];
  log.erase([other.add({kind: 'ticked', of: 'secret'}).id]);
  other.add({kind: 'ticked', of: 'kept'});
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret/);
});

test('an erasure that comes with a backup empties the other keys as well', () => {
  const storage = new FakeStorage();
  const {event} = visit(storage, 'secret');
  open(storage).take([{id: 'x', at: 2, seq: 2, kind: 'erased', ids: [event.id]}]);
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret/);
});

test('an old backup does not bring back what was erased', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  const {id} = log.add({kind: 'ticked', of: 'secret'});
  const backup = log.events();
  log.erase([id]);
  for (const tab of [log, open(storage)]) tab.take(backup);
  assert.deepEqual(lines(open(storage)), ['erased']);
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret/);
});

test('erasing all leaves ids of what was, and nothing of other learners is touched', () => {
  const unreadable = {'course:c:me:aaaa': NEWER, 'course:c:me:bbbb': CORRUPT, 'course:c:me:draft:block': '"secret"'};
  const others = {'course:c:other:aaaa': NEWER, 'course:c:me': 'x', theme: 'dark'};
  const storage = new FakeStorage({...unreadable, ...others});
  visits(storage, 3);
  const log = open(storage);
  log.add({kind: 'ticked', of: 'own'});
  log.eraseAll();
  assert.deepEqual(lines(open(storage)), ['erased']);
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret|kept|line-|own/);
  for (const [key, text] of Object.entries(others)) assert.equal(storage.getItem(key), text);
});

test('erasing all keeps the erasures that stood in a key that cannot be read', () => {
  const erasure = {id: 'x', at: 2, seq: 2, kind: 'erased', ids: ['secret']};
  const storage = new FakeStorage({'course:c:me:aaaa': `${encode([erasure])}\n["cut`});
  open(storage).eraseAll();
  open(storage).take([{id: 'secret', at: 1, seq: 1, kind: 'ticked'}]);
  assert.deepEqual(lines(open(storage)), ['erased']);
});

test('what is erased in a full storage is kept erased, since erasing makes room', () => {
  for (const how of ['erase', 'eraseAll']) {
    const storage = new FakeStorage();
    const {event} = visit(storage, 'a line with much to say '.repeat(9));
    const log = open(storage);
    const backup = log.events();
    storage.fill();
    if (how === 'erase') log.erase([event.id]);
    else log.eraseAll();
    assert.deepEqual(log.troubles, [], how);
    open(storage).take(backup);
    assert.deepEqual(lines(open(storage)), ['erased'], how);
  }
});

test('erasing all in a full storage is kept though only a draft makes room', () => {
  const storage = new FakeStorage();
  const {event} = visit(storage, 'a');
  open(storage).keepDraft('block', 'half done '.repeat(9));
  const log = open(storage);
  storage.fill();
  log.eraseAll();
  assert.deepEqual(log.troubles, []);
  open(storage).take([event]);
  assert.deepEqual(lines(open(storage)), ['erased']);
});

test('erasing nothing leaves no trace', () => {
  const log = open(new FakeStorage());
  log.erase([]);
  assert.deepEqual(log.events(), []);
});

test('a backup for which there is no room leaves the log as it was, and what comes later is kept', async () => {
  const storage = new FakeStorage();
  const log = open(storage);
  log.add({kind: 'ticked', of: 'own'});
  const before = storage.all();
  storage.fill();
  const backup = [1, 2].map((seq) => ({id: `${seq}`, at: 1, seq, kind: 'ticked', of: 'from elsewhere'}));
  assert.equal(log.take(backup), false);
  assert.deepEqual([storage.all(), lines(log), log.troubles], [before, ['own'], []]);
  storage.capacity += 150;
  log.add({kind: 'named', name: 'Ann'});
  assert.deepEqual([log.troubles, lines(open(storage))], [[], ['own', 'named']]);
  storage.capacity = Infinity;
  assert.equal(log.take(backup), true);
  assert.equal(lines(open(storage)).filter((line) => line === 'from elsewhere').length, 2);
});

test('taking the same events again changes nothing', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  log.take([{id: 'a', at: 1, seq: 1, kind: 'ticked'}]);
  const before = storage.all();
  log.take(log.events());
  assert.deepEqual(storage.all(), before);
});

test('a page that leaves begins a new key, and keeps nothing of the old one in mind', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  log.add({kind: 'ticked', of: 'before'});
  const old = log.key;
  const text = storage.getItem(old);
  log.leave();
  log.add({kind: 'ticked', of: 'after'});
  assert.notEqual(log.key, old);
  assert.equal(storage.getItem(old), text);
  assert.doesNotMatch(storage.getItem(log.key) ?? '', /before/);
});

test('a page that leaves while the storage is full brings along what was not written', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  storage.refuse(0, 1);
  log.add({kind: 'ticked', of: 'unwritten'});
  log.leave();
  log.add({kind: 'ticked', of: 'after'});
  assert.deepEqual(lines(open(storage)), ['unwritten', 'after']);
});

test('a tab writes again what another removed, emptied or cut', () => {
  for (const text of [null, '', encode([]), '{"version":1}\n["cut']) {
    const storage = new FakeStorage();
    const log = open(storage);
    log.add({kind: 'ticked', of: 'mine'});
    if (text === null) storage.removeItem(log.key);
    else storage.setItem(log.key, text);
    log.defend();
    assert.deepEqual(lines(open(storage)), ['mine']);
  }
});

test('a tab that wrote nothing defends nothing', () => {
  const storage = new FakeStorage();
  open(storage).defend();
  assert.equal(storage.length, 0);
});

test('what found no room is offered again when there may be some, and whoever shows it is told', () => {
  const storage = new FakeStorage();
  const log = open(storage);
  storage.refuse(0);
  log.add({kind: 'ticked', of: 'event'});
  log.keepDraft('block', 'half');
  let changes = 0;
  log.addEventListener('change', () => changes++);
  log.offer();
  assert.deepEqual([log.troubles, changes], [['full'], 0]);
  storage.refuse(Infinity);
  log.offer();
  assert.deepEqual([log.troubles, changes], [[], 1]);
  assert.deepEqual([lines(open(storage)), open(storage).draft('block')], [['event'], 'half']);
});

test('what waits for room in another tab as all is erased is never written, be it told of the erasing or not', async () => {
  for (const isTold of [true, false]) {
    const storage = new FakeStorage();
    const [other, log] = [open(storage), open(storage)];
    other.add({kind: 'ticked', of: 'written'});
    storage.refuse(0, 2);
    other.add({kind: 'ticked', of: 'secret'});
    other.keepDraft('block', 'secret');
    await nextTask();
    log.eraseAll();
    await nextTask();
    if (isTold) for (const act of ['defend', 'offer', 'changed']) other[/** @type {'offer'} */ (act)]();
    other.keepDraft('another block', 'half');
    other.add({kind: 'ticked', of: 'kept'});
    assert.deepEqual([lines(other), other.troubles], [['erased', 'kept'], []]);
    assert.deepEqual(lines(open(storage)), ['erased', 'kept']);
    assert.doesNotMatch(JSON.stringify(storage.all()), /secret|written/);
    assert.equal(other.draft('another block'), 'half');
  }
});

test('what another tab writes at once where erasing all makes room is erased as well', async () => {
  const storage = new FakeStorage();
  const [other, log] = [open(storage), open(storage)];
  log.add({kind: 'ticked', of: 'of much to say '.repeat(99)});
  storage.fill();
  other.add({kind: 'ticked', of: 'secret'});
  const {setItem} = storage;
  let isOffering = false;
  storage.setItem = (key, text) => {
    setItem.call(storage, key, text);
    if (isOffering) return;
    isOffering = true;
    other.defend();
    isOffering = false;
  };
  log.eraseAll();
  await nextTask();
  assert.deepEqual([...new Set(lines(open(storage)))], ['erased']);
  assert.doesNotMatch(JSON.stringify(storage.all()), /secret/);
});

test('erasing all again is told to other tabs again', async () => {
  const storage = new FakeStorage();
  const [other, log] = [open(storage), open(storage)];
  for (let i = 0; i < 3; i++) {
    log.eraseAll();
    await nextTask();
    storage.refuse(0, 1);
    other.add({kind: 'ticked', of: 'secret'});
    await nextTask();
    log.eraseAll();
    await nextTask();
    other.add({kind: 'ticked', of: `kept-${i}`});
    assert.equal(lines(open(storage)).includes('secret'), false);
    assert.equal(lines(open(storage)).at(-1), `kept-${i}`);
  }
});
