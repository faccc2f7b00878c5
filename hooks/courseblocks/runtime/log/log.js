/**
 * The log in the browser's storage. Each tab writes a key of its own and reads the union of all, so that two tabs never
 * overwrite each other; keys of closed tabs are joined under a lock, where the browser has locks.
 *
 *     course:<course>:<learner>:<tab>            the events that a tab wrote
 *     course:<course>:<learner>:draft:<block>    what is half done in a block; the last one wins
 *     course:<course>:<learner>:erased:all       a random id, another each time that everything is erased
 */

import {decode, encode, parseJson} from './codec.js';
import {erasedBy, merge, newId, nextSeq, withoutErased} from './events.js';
import {SafeStorage} from './storage.js';

/**
 * @typedef {import('./events.js').CourseEvent} CourseEvent
 * @typedef {import('./storage.js').StorageLike} StorageLike
 * @typedef {'blocked' | 'guest' | 'full' | 'corrupt' | 'newer'} Trouble
 * @typedef {{key: string, text: string | null, events: CourseEvent[], problem?: Trouble}} OtherLog
 */

/** Tells `change` when there is something new in it. */
export class Log extends EventTarget {
  /** What this tab wrote. @type {CourseEvent[]} */
  #own = [];
  #tab = newId();
  /** What other tabs wrote, as it was read last. @type {OtherLog[]} */
  #others = [];
  /** What was merged last, and of which logs, since a page asks often. @type {{logs: CourseEvent[][], events: CourseEvent[]}} */
  #merged = {logs: [], events: []};
  /** Whether that is all there was as the present task began: a page is shown from one look at the storage. */
  #isKnown = false;
  /** What the storage said last of everything being erased. @type {string | undefined} */
  #erased;
  /**
   * Drafts that the storage does not have yet, and what it has in their place. One that `waits` replaces that only once all
   * events are written. @type {Map<string, {text: string, before: string | null, waits?: boolean}>}
   */
  #drafts = new Map();
  /** Whether the storage has all that was added here. */
  isWritten = true;
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
    this.#storage = new SafeStorage(storage);
    this.#prefix = `course:${course}:${learner}:`;
    this.#now = now;
  }

  /** The key that this tab writes, and the name of the lock that says it is open. */
  get key() {
    return this.#prefix + this.#tab;
  }

  /** What keeps the log from being kept or read, what has to be known first above. @returns {Trouble[]} */
  get troubles() {
    this.events();
    const {isRead, storage} = this.#storage;
    /** @type {Partial<Record<Trouble, boolean>>} */
    const is = {blocked: !isRead, guest: this.learner === 'guest', full: Boolean(storage) && !this.isKept};
    for (const {problem} of this.#others) if (problem) is[problem] = true;
    return /** @type {Trouble[]} */ (Object.keys(is)).filter((trouble) => is[trouble]);
  }

  /** All events of the learner, in order. */
  events() {
    if (!this.#isKnown) this.#look();
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
    this.#look(); // what other tabs have written meanwhile comes before it
    const {logs, events} = this.#merged;
    const event = {id: newId(), at: this.#now(), seq: nextSeq(events), ...fields};
    this.#own.push(event);
    this.#isKnown = event.kind !== 'erased';
    this.#merged = this.#isKnown ? {logs, events: [...events, event]} : {logs: [], events};
    this.#write();
    this.changed();
    return event;
  }

  /**
   * Add events from elsewhere, a backup for example; those that are known already change nothing. They get a key of their
   * own, which later tabs join with others.
   *
   * @param {CourseEvent[]} events
   * @returns {boolean} whether there is room for them; none is added where there is not
   */
  take(events) {
    this.#look();
    const known = new Set(this.#merged.events);
    const fresh = merge(this.#merged.events, events).filter((event) => !known.has(event));
    if (fresh.length && !this.#storage.set(this.#prefix + newId(), encode(fresh))) return false;
    this.#purge();
    this.changed();
    return true;
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
    this.#look();
    if (this.#storage.get(this.key) !== encode(this.#own)) this.#write();
  }

  /** Offer again what found no room: there may be some now. */
  offer() {
    if (!this.isKept && this.#write()) this.changed();
  }

  /** Begin a new key: the page may come back from the browser's memory after others have joined this one. */
  leave() {
    this.#tab = newId();
    if (this.isWritten) this.#own = [];
    this.#isKnown = false;
  }

  /** @param {string} block */
  draft(block) {
    const key = `${this.#prefix}draft:${block}`;
    return parseJson(this.#waiting().get(key)?.text ?? this.#storage.get(key) ?? '');
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
    this.#drafts.set(key, {text: JSON.stringify(value), before: this.#storage.get(key), waits});
    if (this.isWritten) this.#writeDrafts();
    else this.#write();
    if (this.isKept !== isKept) this.changed();
  }

  /** Whether the storage has all that was added and all that is half done here. */
  get isKept() {
    return !this.#waiting().size && this.isWritten;
  }

  /** Erase everything of the learner, also what could not be read, and what waits for room in other tabs. */
  eraseAll() {
    this.#eraseAll(newId());
    this.#eraseAll(newId()); // there may have been no room to tell the others: what they wrote then goes as well
  }

  /** @param {string} mark */
  #eraseAll(mark) {
    this.#look();
    const {events} = this.#merged;
    if (this.#storage.set(this.#mark, mark)) this.#erased = mark;
    const erasures = events.filter(({kind}) => kind === 'erased');
    this.#own = merge(this.#own, erasures); // those that stand in a key that cannot be read, too
    this.#write();
    this.#drafts.clear();
    const unread = this.#others.filter(({problem}) => problem).map(({key}) => key);
    const drafts = this.#keys().filter((key) => key.startsWith(`${this.#prefix}draft:`));
    for (const key of [...drafts, ...unread]) this.#storage.remove(key);
    this.erase(events.filter(({kind}) => kind !== 'erased').map(({id}) => id));
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
    return Object.fromEntries(this.#keys().map((key) => [key, this.#storage.get(key)]));
  }

  /** Look at what the storage has now. What it does not let be read stays as it was known. */
  #look() {
    this.#isKnown = true;
    queueMicrotask(() => (this.#isKnown = false));
    const before = new Map(this.#others.map((log) => [log.key, log]));
    const keys = this.#keys().filter((key) => key !== this.key && !key.slice(this.#prefix.length).includes(':'));
    const all = this.#storage.isRead ? keys : [...before.keys()];
    this.#heed(this.#storage.get(this.#mark));
    this.#others = all.map((key) => this.#read(key, before.get(key)));
    const logs = [this.#own, ...this.#others.map(({events}) => events)];
    const {logs: known} = this.#merged;
    if (logs.length === known.length && logs.every((log, i) => log === known[i])) return;
    this.#merged = {logs, events: merge(...logs)};
    const left = withoutErased(this.#own, erasedBy(this.#merged.events));
    if (left.length < this.#own.length) this.#own = left;
  }

  /**
   * @param {string} key
   * @param {OtherLog} [known]
   * @returns {OtherLog}
   */
  #read(key, known) {
    const text = this.#storage.get(key);
    return known && (text === null || text === known.text) ? known : {key, text, ...decode(text ?? '')};
  }

  /**
   * Where another tab has erased everything, all that is in mind here goes, too: what waited for room nobody could name.
   *
   * @param {string | null} erased
   */
  #heed(erased) {
    if (!this.#storage.isRead) return;
    if (erased && erased !== (this.#erased ?? erased)) {
      this.#own = this.#own.filter(({kind}) => kind === 'erased');
      this.#drafts.clear();
      this.isWritten = !this.#own.length || this.#storage.get(this.key) === encode(this.#own);
    }
    this.#erased = erased ?? this.#erased ?? '';
  }

  get #mark() {
    return `${this.#prefix}erased:all`;
  }

  /** Remove what was erased from every key that can be read. */
  #purge() {
    this.#look();
    const erased = erasedBy(this.#merged.events);
    for (const {key, events, problem} of this.#others) {
      const left = withoutErased(events, erased);
      if (left.length < events.length && !problem) this.#storage.set(key, encode(left));
    }
    this.defend(); // there may be more room now
  }

  /** The drafts that still wait for room; a later one of another tab has won meanwhile. */
  #waiting() {
    this.events(); // all may have been erased
    for (const [key, {before}] of this.#drafts)
      if (this.#storage.get(key) !== before && this.#storage.isRead) this.#drafts.delete(key);
    return this.#drafts;
  }

  #write() {
    const isNothing = !this.#own.length && this.#storage.get(this.key) === null;
    this.isWritten = isNothing || this.#storage.set(this.key, encode(this.#own));
    this.#writeDrafts();
    return this.isWritten;
  }

  #writeDrafts() {
    for (const [key, {text, waits}] of this.#waiting())
      if (this.#storage.isRead && (this.isWritten || !waits) && this.#put(key, text)) this.#drafts.delete(key);
  }

  #keys() {
    return this.#storage.keys(this.#prefix);
  }

  /**
   * @param {string} key
   * @param {string} text a draft; of none there is nothing to store
   */
  #put(key, text) {
    if (text !== 'null') return this.#storage.set(key, text);
    this.#storage.remove(key);
    return true;
  }
}
