/**
 * The log in the browser's storage. Each tab writes a key of its own and reads the union of all, so that two tabs never
 * overwrite each other; keys of closed tabs are joined under a lock, where the browser has locks.
 *
 *     course:<course>:<learner>:<tab>            the events that a tab wrote
 *     course:<course>:<learner>:draft:<block>    what is half done in a block; the last one wins
 */

import {decode, encode} from './codec.js';
import {merge, newId, nextSeq} from './events.js';

/**
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 * @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>} StorageLike
 * @typedef {'blocked' | 'full' | 'corrupt' | 'newer'} Trouble
 */

/** Fewer keys than this are not worth joining. */
const ENOUGH = 8;

/** Tells `change` when there is something new in it. */
export class Log extends EventTarget {
  /** What this tab wrote, or joined into its key. @type {CourseEvent[]} */
  #own = [];
  #tab = newId();
  /** Texts that were decoded before, by key. @type {Map<string, {text: string, events: CourseEvent[], problem?: Trouble}>} */
  #decoded = new Map();
  /** What was merged last, and of which logs, since a page asks often. @type {{logs: CourseEvent[][], events: CourseEvent[]}} */
  #merged = {logs: [], events: []};
  /**
   * Drafts that the storage does not have yet, and what it has in their place. One that `waits` replaces that only once all
   * events are written. @type {Map<string, {text: string, before: string | null, waits?: boolean}>}
   */
  #drafts = new Map();
  /** Whether the storage has all that was added here. */
  isWritten = true;
  /** @type {StorageLike | null} */
  #storage;
  #prefix;
  #now;

  /**
   * @param {object} options
   * @param {string} options.course
   * @param {string} options.learner
   * @param {StorageLike | null} options.storage null where there is none
   * @param {() => number} [options.now] the time in milliseconds
   */
  constructor({course, learner, storage, now = Date.now}) {
    super();
    this.learner = learner;
    this.#storage = storage;
    this.#prefix = `course:${course}:${learner}:`;
    this.#now = now;
  }

  /** The key that this tab writes, and the name of the lock that says it is open. */
  get key() {
    return this.#prefix + this.#tab;
  }

  /** What keeps the log from being kept or read, in the order that a learner has to know it. @returns {Trouble[]} */
  get troubles() {
    this.events();
    const found = new Set([...this.#decoded.values()].map(({problem}) => problem));
    /** @type {Record<Trouble, boolean>} */
    const is = {
      blocked: !this.#storage,
      full: Boolean(this.#storage) && !this.isKept,
      corrupt: found.has('corrupt'),
      newer: found.has('newer')
    };
    return /** @type {Trouble[]} */ (Object.keys(is)).filter((trouble) => is[trouble]);
  }

  /** All events of the learner, in order. */
  events() {
    const others = this.#logKeys().filter((key) => key !== this.key);
    for (const key of this.#decoded.keys()) if (!others.includes(key)) this.#decoded.delete(key);
    const logs = [this.#own, ...others.map((key) => this.#read(key))];
    const isKnown = logs.length === this.#merged.logs.length && logs.every((log, i) => log === this.#merged.logs[i]);
    if (!isKnown) this.#merged = {logs, events: merge(...logs)};
    return this.#merged.events;
  }

  /**
   * Add an event. It is in the log from then on, even if the storage does not take it now: it is offered again with the
   * next one, and `troubles` tells.
   *
   * @param {Pick<CourseEvent, 'kind'> & Partial<CourseEvent>} fields
   * @returns {CourseEvent}
   */
  add(fields) {
    const known = this.events();
    const event = {id: newId(), at: this.#now(), seq: nextSeq(known), ...fields};
    this.#own = [...this.#withoutErased(this.#own), event];
    this.#write();
    this.changed();
    return event;
  }

  /**
   * Add events from elsewhere, a backup for example; those that are known already change nothing.
   *
   * @param {CourseEvent[]} events
   */
  take(events) {
    this.#own = merge(this.#own, events);
    this.#write();
    this.#purge();
    this.changed();
  }

  /**
   * Remove events for good: from the storage, and from every backup that is merged later.
   *
   * @param {string[]} ids
   * @param {string} [block] where they are taken back, if that is all
   */
  erase(ids, block) {
    if (ids.length) this.add({kind: 'erased', ids, ...(block ? {in: block} : {})});
    this.#purge();
    this.changed();
  }

  /** Tell those who show something of the log that it may be different. */
  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Write again what another tab removed or changed in this tab's key, without what it erased. */
  defend() {
    this.#own = this.#withoutErased(this.#own);
    if (this.#get(this.key) !== encode(this.#own)) this.#write();
  }

  /**
   * Join keys of closed tabs into this tab's own. The caller holds the lock and knows which keys are open.
   *
   * @param {Set<string>} open
   */
  join(open) {
    const closed = this.#logKeys().filter((key) => key !== this.key && !open.has(key));
    const texts = closed.map((key) => /** @type {const} */ ([key, this.#get(key)]));
    const whole = texts.filter(([key]) => (this.#read(key), !this.#decoded.get(key)?.problem));
    if (whole.length < ENOUGH) return;
    const before = this.#own;
    this.#own = merge(this.#own, ...whole.map(([key]) => this.#read(key)));
    if (!this.#write()) {
      this.#own = before;
      this.isWritten = !before.length || this.#get(this.key) === encode(before);
      return;
    }
    for (const [key, text] of whole) if (this.#get(key) === text) this.#remove(key);
  }

  /** Begin a new key: the page may come back from the browser's memory after others have joined this one. */
  leave() {
    this.#tab = newId();
    this.#own = this.isWritten ? [] : this.#own;
  }

  /** @param {string} block */
  draft(block) {
    const key = `${this.#prefix}draft:${block}`;
    try {
      return JSON.parse(this.#waiting().get(key)?.text ?? this.#get(key) ?? 'null');
    } catch {
      return null;
    }
  }

  /**
   * Keep what is half done in a block, or forget it. Events that wait for room are offered again.
   *
   * @param {string} block
   * @param {unknown} value null to forget it
   * @param {boolean} [waits] whether the draft before it stays for a reload as long as events wait: they came of it
   */
  keepDraft(block, value, waits) {
    const key = `${this.#prefix}draft:${block}`;
    const {isKept} = this;
    waits ??= this.#drafts.get(key)?.waits;
    this.#drafts.set(key, {text: JSON.stringify(value), before: this.#get(key), waits});
    if (this.isWritten) this.#writeDrafts();
    else this.#write();
    if (this.isKept !== isKept) this.changed();
  }

  /** Whether the storage has all that was added and all that is half done here. */
  get isKept() {
    return this.isWritten && !this.#waiting().size;
  }

  /** Erase everything of the learner, also what could not be read. */
  eraseAll() {
    const events = this.events();
    const erasures = events.filter(({kind}) => kind === 'erased');
    this.#own = merge(this.#own, erasures); // those that stand in a key that cannot be read, too
    this.#write();
    this.#drafts.clear();
    for (const key of this.#keys())
      if (key.startsWith(`${this.#prefix}draft:`) || (key !== this.key && this.#decoded.get(key)?.problem))
        this.#remove(key);
    this.erase(events.filter((event) => !erasures.includes(event)).map(({id}) => id));
  }

  /** All drafts, by block. @returns {Record<string, unknown>} */
  drafts() {
    const start = `${this.#prefix}draft:`;
    const keys = new Set([...this.#keys(), ...this.#waiting().keys()]);
    const blocks = [...keys].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    return Object.fromEntries(blocks.map((block) => [block, this.draft(block)]));
  }

  /** Everything that is stored for this learner, word for word, for saving what cannot be read here. */
  raw() {
    return Object.fromEntries(this.#keys().map((key) => [key, this.#get(key)]));
  }

  /** Remove what was erased from every key that can be read. */
  #purge() {
    for (const key of this.#logKeys().filter((key) => key !== this.key)) {
      const events = this.#read(key);
      const left = this.#withoutErased(events);
      if (left.length < events.length && !this.#decoded.get(key)?.problem) this.#set(key, encode(left));
    }
    this.#own = this.#withoutErased(this.#own);
    this.#write(); // there may be more room now
  }

  /** @param {CourseEvent[]} events */
  #withoutErased(events) {
    const kept = new Set(this.events().map((event) => event.id));
    return events.filter((event) => kept.has(event.id));
  }

  /** The drafts that still wait for room; a later one of another tab has won meanwhile. */
  #waiting() {
    for (const [key, {before}] of this.#drafts) if (this.#get(key) !== before) this.#drafts.delete(key);
    return this.#drafts;
  }

  #write() {
    const isNothing = !this.#own.length && this.#get(this.key) === null;
    this.isWritten = isNothing || this.#set(this.key, encode(this.#own));
    this.#writeDrafts();
    return this.isWritten;
  }

  #writeDrafts() {
    for (const [key, {text, waits}] of this.#waiting())
      if ((this.isWritten || !waits) && this.#put(key, text)) this.#drafts.delete(key);
  }

  #logKeys() {
    return this.#keys().filter((key) => !key.slice(this.#prefix.length).includes(':'));
  }

  #keys() {
    const storage = this.#storage;
    if (!storage) return [];
    try {
      const keys = Array.from({length: storage.length}, (_, i) => storage.key(i));
      return keys.filter((key) => key !== null && key.startsWith(this.#prefix)).map(String);
    } catch {
      return [];
    }
  }

  /** @param {string} key */
  #read(key) {
    const text = this.#get(key);
    if (text === null) return [];
    const known = this.#decoded.get(key);
    if (known?.text === text) return known.events;
    const decoded = {text, ...decode(text)};
    this.#decoded.set(key, decoded);
    return decoded.events;
  }

  /** @param {string} key */
  #get(key) {
    try {
      return this.#storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {string} text a draft; of none there is nothing to store
   */
  #put(key, text) {
    if (text !== 'null') return this.#set(key, text);
    this.#remove(key);
    return true;
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #set(key, text) {
    try {
      this.#storage?.setItem(key, text);
      return Boolean(this.#storage);
    } catch {
      return false;
    }
  }

  /** @param {string} key */
  #remove(key) {
    try {
      this.#storage?.removeItem(key);
    } catch {
      // What cannot be removed stays, and stays a draft.
    }
  }
}
