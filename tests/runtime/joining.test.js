/** Keys of closed tabs are joined, and nothing is lost. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encode} from '../../hooks/courseblocks/runtime/log/codec.js';
import {join} from '../../hooks/courseblocks/runtime/log/joining.js';
import {Log} from '../../hooks/courseblocks/runtime/log/log.js';
import {SafeStorage} from '../../hooks/courseblocks/runtime/log/storage.js';
import {FakeStorage} from '../support/js/storage.js';

const PREFIX = 'course:c:me:';
const UNREADABLE = {
  [`${PREFIX}newer`]: '{"version":2}\nof a later version',
  [`${PREFIX}corrupt`]: `${encode([{id: 'old', at: 1, seq: 1, kind: 'ticked', of: 'kept'}])}\n["cut of`
};

/** @param {FakeStorage} storage */
const open = (storage) => new Log({course: 'c', learner: 'me', storage});

/** @param {FakeStorage} storage */
const eventsIn = (storage) => open(storage).events();

/**
 * Tabs that did something and were closed.
 *
 * @param {FakeStorage} storage
 * @param {number} count
 */
const visits = (storage, count) => {
  for (let i = 0; i < count; i++) open(storage).add({kind: 'ticked', of: `line-${i}`});
};

/**
 * @param {FakeStorage} storage
 * @param {...string} keys those of open tabs
 */
const joinIn = (storage, ...keys) => join(new SafeStorage(storage), PREFIX, new Set(keys));

test('eight keys of closed tabs are joined into one, and nothing is lost', () => {
  const storage = new FakeStorage();
  visits(storage, 8);
  const before = eventsIn(storage);
  joinIn(storage);
  assert.equal(storage.length, 1);
  assert.deepEqual(eventsIn(storage), before);
});

test('joining never writes to a key that there is: a tab may have begun to use it', () => {
  const storage = new FakeStorage();
  visits(storage, 8);
  const {setItem} = storage;
  storage.setItem = (key, text) => {
    assert.equal(storage.getItem(key), null);
    setItem.call(storage, key, text);
  };
  joinIn(storage);
  assert.equal(storage.length, 1);
});

test('a log of any size comes down to few keys, a part at a time, however little room there is for a part', () => {
  for (const room of [Infinity, 2000, 200]) {
    const storage = new FakeStorage();
    const large = open(storage);
    for (let i = 0; i < 50; i++) large.add({kind: 'ticked', of: 'of much to say '.repeat(9e3)});
    visits(storage, 40);
    const before = eventsIn(storage);
    storage.fill();
    storage.capacity += room;
    for (let i = 0; i < 20; i++) joinIn(storage);
    assert.ok(storage.length <= 9, `${storage.length} keys are left with room for ${room}`);
    assert.deepEqual(eventsIn(storage), before);
  }
});

test('fewer keys are left alone', () => {
  const storage = new FakeStorage();
  visits(storage, 7);
  const before = storage.all();
  joinIn(storage);
  assert.deepEqual(storage.all(), before);
});

test('keys of open tabs, keys that cannot be read, drafts and what others have are left alone', () => {
  const others = {'course:c:other:aaaa': encode([]), 'course:c2:me:aaaa': encode([]), theme: 'dark'};
  const kept = {...UNREADABLE, [`${PREFIX}draft:block`]: '1', [`${PREFIX}erased:all`]: 'mark', ...others};
  const storage = new FakeStorage(kept);
  visits(storage, 8);
  const other = open(storage);
  other.add({kind: 'ticked', of: 'open'});
  const before = {...kept, [other.key]: storage.getItem(other.key)};
  joinIn(storage, other.key);
  const {length} = Object.keys(before);
  assert.equal(storage.length, length + 1);
  assert.deepEqual({...storage.all(), ...before}, storage.all());
});

test('keys that cannot be read do not count towards the eight', () => {
  const storage = new FakeStorage(UNREADABLE);
  visits(storage, 7);
  const before = storage.all();
  joinIn(storage);
  assert.deepEqual(storage.all(), before);
});

test('joining without room changes nothing', () => {
  const storage = new FakeStorage();
  visits(storage, 9);
  const before = storage.all();
  storage.refuse(0);
  joinIn(storage);
  assert.deepEqual(storage.all(), before);
});

test('a storage that throws, at whatever use, is joined as far as it goes, and nothing is lost', () => {
  for (const broken of ['getItem', 'setItem', 'removeItem', 'length']) {
    const storage = new FakeStorage();
    visits(storage, 9);
    const before = eventsIn(storage);
    storage.broken = [broken];
    assert.doesNotThrow(() => joinIn(storage), broken);
    storage.broken = [];
    assert.deepEqual(eventsIn(storage), before, broken);
  }
});
