/** A learner's browser: tabs over one storage that do, in an order of chance, whatever can happen to a log. */

import assert from 'node:assert/strict';
import {checkItem, checkMerges, checkUnion} from './checks.js';
import {idsIn, Model} from './model.js';
import {Seeded, seedIds} from './seeded.js';
import {FakeStorage} from './storage.js';

/**
 * @typedef {import('./runtime.js').Runtime} Runtime
 * @typedef {import('../../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent
 * @typedef {import('../../../hooks/courseblocks/runtime/log/log.js').Log} Log
 */

const PREFIX = 'course:c:me:';
const MARK = `${PREFIX}erased:all`;
const OLD = {id: 'old', at: 1, seq: 1, kind: 'ticked', of: 'line', in: 'page/index#list'};
const ERASURE = {id: 'erasure', at: 2, seq: 2, kind: 'erased', ids: [OLD.id]};
const UNREADABLE = {
  [`${PREFIX}newer`]: '{"version":2}\n["a",1]',
  [`${PREFIX}corrupt`]: '{"version":1}\n["erasure",2,2,"erased",null,null,null,{"ids":["old"]}]\n["a",1'
};
const BLOCKS = ['page#quiz', 'page/index#list'];
const DAY = 864e5;

/** How often each thing happens. @type {Record<string, number>} */
const OFTEN = {
  respond: 6,
  show: 1,
  tick: 2,
  draft: 5,
  reload: 4,
  open: 1.5,
  close: 1,
  leave: 1,
  join: 3,
  copy: 1,
  take: 2
};
const RARELY = {
  elsewhere: 1,
  forged: 0.3,
  full: 2.5,
  cut: 1,
  clock: 1,
  erase: 1,
  eraseAll: 0.2,
  defend: 0.7,
  offer: 0.7,
  meanwhile: 1,
  blind: 0.5,
  unaware: 1,
  rename: 0.3,
  alter: 0.3
};
const DEEDS = Object.entries({...OFTEN, ...RARELY}).flatMap(([deed, times]) =>
  Array(Math.round(times * 10)).fill(deed)
);

export class World {
  #model = new Model();
  #storage = new FakeStorage(UNREADABLE);
  #clock = Date.UTC(2026, 0, 1);
  /** @type {Log[]} */
  #tabs = [];
  /** Backups and the logs of other devices, of whatever age. @type {CourseEvent[][]} */
  #copies = [[OLD]];
  /** Undefined where a write was refused, which may be made up for. @type {Map<string, string | null | undefined>} */
  #drafts = new Map(BLOCKS.map((block) => [block, null]));
  /** Blocks with drafts that were refused once. @type {Set<string>} */
  #refused = new Set();
  /** Whether the storage accepted everything as the last deed began. */
  #hadRoom = true;
  /** Tabs that have a draft in mind for which there was no room. @type {WeakSet<Log>} */
  #crowded = new WeakSet();
  /** What cannot be read and belongs to nobody. @type {Map<string, string>} */
  #frozen = new Map(Object.entries(UNREADABLE));
  #items = ['one-word', 'three-steps', 'who'].map((name) => ({names: [`bank#${name}`], print: `${name} 0`}));
  /** What was done, for the report of a failure. @type {string[]} */
  deeds = [];

  /**
   * @param {Runtime} runtime
   * @param {number} seed
   */
  constructor(runtime, seed) {
    this.runtime = runtime;
    this.random = new Seeded(seed);
    seedIds(this.random);
    this.#model.given(this, [ERASURE]);
    this.#model.written(this);
  }

  /** @param {number} steps */
  async live(steps) {
    for (let visits = this.random.below(10); visits > 0; visits--) this.#visit();
    this.#open();
    for (let i = 0; i < steps; i++) await this.#step();
    const logs = this.#stored().map(([, text]) => this.runtime.decode(text).events);
    const forged = [1, 2, 3].map(() => [...logs, ...this.#copies].flat().map((event) => this.#forged(event, true)));
    checkMerges(this.runtime, this.random, [...logs, ...this.#copies, ...forged]);
  }

  #visit() {
    this.#add(this.#open(), {kind: 'ticked', of: 'line', in: BLOCKS[1]});
    this.#close(0);
  }

  async #step() {
    const deed = this.random.pick(DEEDS);
    const tab = this.random.below(this.#tabs.length);
    this.deeds.push(`${deed} ${tab}`);
    this.#clock += this.random.below(DAY);
    this.#hadRoom = this.#storage.hasRoom;
    this.#do(deed, this.#tabs[tab], tab);
    await null; // the task ends, and tabs look anew
    this.#check();
  }

  /**
   * @param {string} deed
   * @param {Log} log
   * @param {number} tab
   */
  #do(deed, log, tab) {
    const {random} = this;
    /** @type {Record<string, () => void>} */
    const deeds = {
      respond: () => this.#respond(log),
      show: () => this.#show(log),
      tick: () => this.#add(log, {kind: random.pick(['ticked', 'unticked', 'restarted']), of: 'line', in: BLOCKS[1]}),
      draft: () => this.#draft(log),
      reload: () => (this.#close(tab), this.#open()),
      open: () => this.#tabs.length < 4 && this.#open(),
      close: () => this.#tabs.length > 1 && this.#close(tab),
      leave: () => this.#leave(log),
      join: () => this.#join(),
      copy: () => this.#copies.push(JSON.parse(JSON.stringify(log.events()))),
      take: () => this.#copies.length && this.#take(log, random.pick(this.#copies)),
      elsewhere: () => this.#copies.push(this.#elsewhere()),
      forged: () => this.#copies.push(random.pick([[], ...this.#copies]).map((event) => this.#forged(event))),
      full: () => this.#storage.refuse(random.below(4), 1 + random.below(4)),
      cut: () => this.#cut(),
      clock: () => (this.#clock += random.below(700 * DAY) - 350 * DAY),
      erase: () => this.#erase(log),
      eraseAll: () => (this.#eraseInVain(random.pick(this.#tabs)), this.#eraseAll(log)),
      defend: () => (log.defend(), this.#settle(log)),
      offer: () => log.isKept || (log.offer(), this.#wrote(log)),
      meanwhile: () => this.#meanwhile(log, random.pick(this.#tabs)),
      blind: () => this.#blind(log),
      unaware: () => this.#unaware(log),
      rename: () => random.pick(this.#items).names.unshift(`bank#new-${this.deeds.length}`),
      alter: () => (random.pick(this.#items).print = `print ${this.deeds.length}`)
    };
    deeds[deed]();
  }

  #newLog(storage = this.#storage) {
    return new this.runtime.Log({course: 'c', learner: 'me', storage, now: () => this.#clock});
  }

  #open() {
    const log = this.#newLog();
    this.#tabs.push(log);
    return log;
  }

  /** @param {number} tab */
  #close(tab) {
    const [log] = this.#tabs.splice(tab, 1);
    this.#model.closed(log);
  }

  /** @param {Log} log */
  #leave(log) {
    log.leave();
    this.#model.left(log);
  }

  #join() {
    const open = this.#tabs.map(({key}) => /** @type {const} */ ([key, this.#storage.getItem(key)]));
    this.#joinBut(open.map(([key]) => key));
    for (const [key, text] of open) assert.equal(this.#storage.getItem(key), text, 'joining leaves open tabs alone');
  }

  /** @param {string[]} open */
  #joinBut(open) {
    this.runtime.join(new this.runtime.SafeStorage(this.#storage), PREFIX, new Set(open));
  }

  /**
   * What a tab had to write is kept, unless it says otherwise.
   *
   * @param {Log} log
   */
  #settle(log) {
    if (log.troubles.includes('full')) return false;
    this.#model.written(log);
    this.#crowded.delete(log);
    return true;
  }

  /** @param {Log} log */
  #wrote(log) {
    const settled = this.#settle(log);
    if (this.#hadRoom && !this.#crowded.has(log)) assert.ok(settled, 'where there is room again, all is written');
  }

  /**
   * @param {Log} log
   * @param {Pick<CourseEvent, 'kind'> & Partial<CourseEvent>} fields
   */
  #add(log, fields) {
    const highest = Math.max(0, ...[...log.events(), ...this.#newLog().events()].map(({seq}) => seq));
    const event = log.add(fields);
    assert.ok(event.seq > highest, 'a new event has a number above all that there are');
    this.#model.given(log, [event]);
    this.#wrote(log);
  }

  /** @param {Log} log */
  #respond(log) {
    const {names, print} = this.random.pick(this.#items);
    const [response, right] = [[`${this.random.below(9)}`], this.random.below(2) === 1];
    const tries = this.random.pick([{}, {try: 1}, {try: 1}, {try: 2}]);
    this.#add(log, {kind: 'responded', of: names[0], in: BLOCKS[0], attempt: 'run', response, right, print, ...tries});
  }

  /** @param {Log} log */
  #show(log) {
    const {names, print} = this.random.pick(this.#items);
    this.#add(log, {kind: 'shown', of: names[0], in: BLOCKS[0], attempt: 'run', print});
  }

  /**
   * A page has looked at the log, then another tab wrote before it did.
   *
   * @param {Log} log
   * @param {Log} other
   */
  #meanwhile(log, other) {
    log.events();
    for (const each of [other, log]) this.#add(each, {kind: 'ticked', of: 'line', in: BLOCKS[1]});
  }

  /**
   * The storage takes what is written and lets nothing be read.
   *
   * @param {Log} log
   */
  #blind(log) {
    const highest = Math.max(0, ...log.events().map(({seq}) => seq));
    const count = log.events().length;
    this.#storage.broken = ['getItem', 'length'];
    const event = log.add({kind: 'ticked', of: 'line', in: BLOCKS[1]});
    assert.ok(event.seq > highest, 'a new event has a number above all that its tab had seen');
    assert.equal(log.events().length, count + 1, 'what cannot be read stays as it was seen');
    this.#storage.broken = [];
    this.#model.given(log, [event]);
    this.#wrote(log);
  }

  /**
   * Somebody joins keys who does not know yet that a tab is open; that one is told what was done to its key.
   *
   * @param {Log} other
   */
  #unaware(other) {
    this.#joinBut(this.#tabs.filter((tab) => tab !== other).map(({key}) => key));
    other.defend();
    this.#settle(other);
  }

  /** @param {Log} log */
  #draft(log) {
    const block = this.random.pick(BLOCKS);
    const value = this.random.pick([null, `half ${this.deeds.length}`]);
    log.keepDraft(block, value);
    const full = log.troubles.includes('full');
    if (full) this.#refused.add(block);
    this.#drafts.set(block, full || (value === null && this.#refused.has(block)) ? undefined : value);
    if (full) this.#crowded.add(log);
    else this.#crowded.delete(log);
  }

  /**
   * @param {Log} log
   * @param {CourseEvent[]} events
   */
  #take(log, events) {
    assert.ok(events.every(this.runtime.isEvent), 'a copy holds events');
    const {isKept} = log;
    if (!log.take(events)) {
      assert.ok(!this.#hadRoom, 'a backup is refused only where there is no room');
      assert.equal(log.isKept, isKept, 'a backup that is refused leaves nothing behind');
      return;
    }
    this.#model.given(log, events);
    this.#wrote(log);
  }

  /** The log of another device, which may have begun with a copy of ours, and erased some of it. */
  #elsewhere() {
    const device = this.#newLog(new FakeStorage());
    device.take(this.random.pick([[], ...this.#copies]));
    device.add({kind: 'ticked', of: 'elsewhere', in: BLOCKS[1]});
    const [first] = device.events().filter(({kind}) => kind !== 'erased');
    if (this.random.below(4) === 0) device.erase([first.id]);
    return JSON.parse(JSON.stringify(device.events()));
  }

  /**
   * Somebody changed what a backup says.
   *
   * @param {CourseEvent} event
   * @param {boolean} [changesErasures]
   */
  #forged(event, changesErasures) {
    const at = event.at + this.random.below(3) - 1;
    if (event.kind !== 'erased') return {...event, at};
    const ids = this.random.shuffled([...(event.ids ?? []), ...this.random.some(event.ids ?? [])]);
    return changesErasures ? {...event, at, seq: event.seq + this.random.below(2), ids} : event;
  }

  /** @param {Log} log */
  #erase(log) {
    const [victim] = this.random.shuffled(log.events().filter(({kind}) => kind !== 'erased'));
    if (!victim) return;
    this.#addedBy(log, () => log.erase([victim.id]));
    assert.ok(!log.events().some(({id}) => id === victim.id), 'what is erased is gone at once');
    const readable = this.#stored()
      .map(([, text]) => idsIn(text))
      .filter(({whole}) => whole);
    if (this.#hadRoom)
      assert.ok(!readable.some(({ids}) => ids.includes(victim.id)), 'what is erased is gone from the storage');
  }

  /**
   * What a deed adds to the log is only known afterwards.
   *
   * @param {Log} log
   * @param {() => void} deed
   */
  #addedBy(log, deed) {
    const before = new Set(log.events().map(({id}) => id));
    deed();
    const added = log.events().filter(({id}) => !before.has(id));
    this.#model.given(log, added);
    if (added.length) this.#wrote(log);
  }

  /**
   * A tab erased something, and there was no room to note it.
   *
   * @param {Log} log
   */
  #eraseInVain(log) {
    this.#storage.refuse(0);
    this.#hadRoom = false;
    this.#erase(log);
    this.#storage.refuse(0, 0);
    this.#hadRoom = true;
  }

  /** @param {Log} log */
  #eraseAll(log) {
    const before = [...this.#storedIds()];
    const mark = this.#storage.getItem(MARK);
    this.#addedBy(log, () => log.eraseAll());
    const isTold = this.#storage.getItem(MARK) !== mark;
    if (this.#hadRoom) assert.ok(isTold, 'other tabs are told that everything is erased');
    for (const tab of this.#tabs) if (isTold && tab !== log) this.#model.forgot(tab);
    const stored = this.#storedIds();
    if (!this.#hadRoom)
      this.#model.lost(
        before.filter((id) => !stored.has(id)),
        log
      );
    assert.ok(
      log.events().every(({kind}) => kind === 'erased'),
      'erasing all leaves nothing'
    );
    for (const key of this.#frozen.keys()) assert.equal(this.#storage.getItem(key), null, 'nor what cannot be read');
    this.#frozen.clear();
    for (const block of BLOCKS) this.#drafts.set(block, this.#refused.has(block) ? undefined : null);
  }

  /** A stored log is cut off at any place, as by a crash of the browser. */
  #cut() {
    const keys = this.#stored().flatMap(([key]) => (key in UNREADABLE ? [] : [key]));
    if (!keys.length) return;
    const key = this.random.pick(keys);
    const text = this.#storage.getItem(key) ?? '';
    this.#storage.refuse(0, 0);
    this.#storage.setItem(key, text.slice(0, this.random.below(text.length + 1)));
    this.#frozen.delete(key);
    const left = this.#storedIds();
    const lost = idsIn(text).ids.filter((id) => !left.has(id));
    this.#model.lost(
      lost,
      this.#tabs.find((log) => log.key === key)
    );
  }

  /** @returns {[string, string][]} */
  #stored() {
    return Object.entries(this.#storage.all()).filter(([key]) => !key.slice(PREFIX.length).includes(':'));
  }

  #storedIds() {
    return new Set(this.#stored().flatMap(([, text]) => idsIn(text).ids));
  }

  #check() {
    this.#model.stored(this.#storedIds());
    const fresh = this.#newLog();
    checkUnion(this.#model, fresh.events(), 'a new tab');
    this.#tabs.forEach((log, i) => checkUnion(this.#model, log.events(), `tab ${i}`));
    this.#checkFrozen();
    this.#checkDrafts(fresh);
    for (const item of this.#items) checkItem(this.runtime, this.#model, item, fresh.events());
  }

  /** What cannot be read and belongs to no open tab stays as it is, to the letter. */
  #checkFrozen() {
    const own = new Set(this.#tabs.map(({key}) => key));
    const closed = this.#stored().filter(([key]) => !own.has(key));
    for (const [key, text] of this.#frozen)
      assert.equal(this.#storage.getItem(key), text, 'what cannot be read is never changed');
    for (const [key, text] of closed) if (!idsIn(text).whole) this.#frozen.set(key, text);
  }

  /** @param {Log} fresh */
  #checkDrafts(fresh) {
    for (const [block, value] of this.#drafts)
      if (value !== undefined) assert.equal(fresh.draft(block), value, 'the last draft wins');
  }
}

/**
 * One life of a log; a failure says how to see it again.
 *
 * @param {Runtime} runtime
 * @param {number} seed
 * @param {number} [steps]
 */
export async function live(runtime, seed, steps = 60) {
  const world = new World(runtime, seed);
  try {
    await world.live(steps);
  } catch (error) {
    throw new Error(`SEED=${seed}: ${error}\nafter: ${world.deeds.join(', ')}`, {cause: error});
  }
}
