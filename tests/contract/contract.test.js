/**
 * What learners have in their browsers is read, and written, by every later version. `contract/stored.json` is added to,
 * never edited; `test_contract.py` says what is in it.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {decode, encode} from '../../hooks/courseblocks/runtime/log/codec.js';
import {learners} from '../../hooks/courseblocks/runtime/log/learners.js';
import {Log} from '../../hooks/courseblocks/runtime/log/log.js';
import {readBackup} from '../../hooks/courseblocks/runtime/log/restore.js';
import {SafeStorage} from '../../hooks/courseblocks/runtime/log/storage.js';
import {FakeStorage} from '../support/js/storage.js';

const FILE = path.resolve(import.meta.dirname, 'stored.json');
const {records} = JSON.parse(fs.readFileSync(FILE, 'utf8'));
const COURSE = 'serving-from-the-heart';
const PREFIX = `course:${COURSE}:me:`;
const DRAFT = `${PREFIX}draft:`;

assert.ok(records.length, 'there are records');

for (const {version, stored, backup} of records) {
  const logs = Object.entries(stored).filter(([key]) => !key.startsWith(DRAFT));
  const drafts = Object.entries(stored).filter(([key]) => key.startsWith(DRAFT));
  const open = () => new Log({course: COURSE, learner: 'me', storage: new FakeStorage(stored)});

  test(`every event that ${version} stored is read`, () => {
    const events = logs.flatMap(([, text]) => decode(text).events);
    const {troubles} = open();
    assert.deepEqual(troubles, []);
    assert.equal(events.length, logs.flatMap(([, text]) => text.split('\n').slice(1)).length);
    assert.deepEqual(
      open()
        .events()
        .map(({id}) => id)
        .sort(),
      events.map(({id}) => id).sort()
    );
  });

  test(`events are stored as ${version} did, word for word`, () => {
    for (const [, text] of logs) assert.equal(encode(decode(text).events), text);
  });

  test(`every draft that ${version} stored is found`, () => {
    for (const [key, text] of drafts) assert.deepEqual(open().draft(key.slice(DRAFT.length)), JSON.parse(text));
  });

  test(`a backup that ${version} saved brings all of it back`, () => {
    const log = new Log({course: COURSE, learner: 'me', storage: new FakeStorage()});
    const read = readBackup(JSON.stringify(backup), COURSE, {events: [], drafts: {}});
    assert.ok(typeof read === 'object', 'it is read');
    log.take(read.events);
    assert.deepEqual(log.events(), backup.events);
    const known = new Set(backup.events.map((/** @type {{id: string}} */ {id}) => id));
    const later = open().events();
    assert.deepEqual(
      later.filter(({id}) => known.has(id)),
      backup.events
    );
  });

  test(`who learned under ${version} is known by name`, () => {
    const storage = new SafeStorage(new FakeStorage(stored));
    assert.deepEqual([...learners(storage, COURSE)], [['me', 'Ann']]);
  });
}
