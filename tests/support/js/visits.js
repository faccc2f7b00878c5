/**
 * What learners see: pages of several ages over the storage of several devices, on which what can happen to a quiz
 * happens in an order of chance. What a page confirmed is noted by a model of sets of texts, and looked for on a page
 * that is opened afterwards.
 *
 * `world.js` does the same with the log alone; here are runs, drafts, exams, renames and backups.
 */

import assert from 'node:assert/strict';
import {Seeded, seedIds} from './seeded.js';
import {FakeStorage} from './storage.js';

/**
 * @typedef {import('./runtime.js').Runtime} Runtime
 * @typedef {import('../../../hooks/courseblocks/runtime/log/log.js').Log} Log
 * @typedef {import('../../../hooks/courseblocks/blocks/quiz/run.js').Run<any>} Run
 * @typedef {import('../../../hooks/courseblocks/blocks/quiz/exam/exam-log.js').ExamLog<any>} ExamLog
 * @typedef {{names: string[], print: string}} Item
 * @typedef {'quiz' | 'drawn' | 'exam'} Block
 *
 * @typedef {object} Page a page that is open
 * @property {Device} device
 * @property {string} learner
 * @property {Log} log
 * @property {Record<Block, Run>} runs what is practised, of the exam, too
 * @property {ExamLog} exam
 *
 * @typedef {object} Fact something that a page said it kept
 * @property {Block} block
 * @property {string} run its name; '' for all that nobody started
 * @property {number} item
 * @property {string} text '' for a flag
 */

const BLOCKS = /** @type {Block[]} */ (['quiz', 'drawn', 'exam']);
const LEARNERS = ['me', 'bob'];
const ITEMS = 4;
const RULES = {pick: /** @type {[number, number[]][]} */ ([[2, [0, 1, 2, 3]]]), always: [], least: []};

/** How often each thing happens. @type {Record<string, number>} */
const OFTEN = {
  fill: 8,
  check: 6,
  show: 1,
  reload: 4,
  open: 2,
  close: 1,
  start: 1,
  undo: 1,
  begin: 2,
  answer: 8,
  flag: 2,
  handIn: 1.5,
  practise: 1,
  back: 1,
  rename: 1,
  renameItem: 2,
  save: 2,
  restore: 3,
  bringBack: 1,
  full: 1.5,
  crowd: 1.5,
  room: 2.5,
  eraseAll: 0.5
};

/**
 * Some learners take exams on two devices, some practise on two, some erase and want it back, and some courses are renamed
 * all the time.
 */
const EXAMS = {begin: 6, answer: 8, flag: 2};
const NONE = Object.fromEntries(Object.keys(OFTEN).map((deed) => [deed, 0]));
const MANNERS = [
  OFTEN,
  {
    ...OFTEN,
    ...EXAMS,
    fill: 1,
    check: 1,
    start: 0,
    back: 0,
    handIn: 0.3,
    save: 6,
    restore: 6,
    rename: 0.2,
    eraseAll: 0
  },
  {...NONE, fill: 8, check: 8, start: 2, open: 3, close: 1, save: 5, restore: 6},
  {...NONE, fill: 4, check: 6, open: 2, close: 1, save: 4, restore: 3, bringBack: 10, eraseAll: 5},
  {...OFTEN, rename: 2, renameItem: 4, open: 4, close: 0.5}
].map((manner) => Object.entries(manner).flatMap(([deed, times]) => Array(Math.round(times * 10)).fill(deed)));

/** A browser of a learner's. */
class Device {
  storage = new FakeStorage();
  /** By learner, what pages said they kept. @type {Record<string, Set<Fact>>} */
  facts = {me: new Set(), bob: new Set()};
  /** By learner, the exam that was answered here last. @type {Record<string, string>} */
  exam = {me: '', bob: ''};
  /** The flags that a page took away without room for it: they go once there is some, whatever comes from a backup. */
  unflagged = new Set();
  /** By learner, the names of events that pages confirmed. @type {Record<string, Set<string>>} */
  responses = {me: new Set(), bob: new Set()};
}

/** @typedef {{learner: string, text: string, facts: Fact[], responses: string[]}} Backup */

export class Visits {
  #clock = Date.UTC(2026, 0, 1);
  #devices = [new Device(), new Device()];
  /** @type {Page[]} */
  #pages = [];
  /** What blocks and items are called by now, then what they were called. @type {Record<Block, string[]>} */
  #names = {quiz: ['page#quiz'], drawn: ['page#drawn'], exam: ['page#exam']};
  #items = Array.from({length: ITEMS}, (_, i) => ({names: [`bank#item-${i}`], print: `p${i}`}));
  /** @type {Backup[]} */
  #backups = [];
  #count = 0;
  /** What may happen, as often as it does. @type {string[]} */
  #deeds;
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
    this.#deeds = this.random.pick(MANNERS);
  }

  /** @param {number} steps */
  async live(steps) {
    if (this.random.below(3) === 0) this.#before();
    this.#open();
    for (let i = 0; i < steps; i++) await this.#step();
  }

  async #step() {
    const {random} = this;
    const deed = random.pick(this.#deeds);
    const at = random.below(this.#pages.length);
    this.deeds.push(`${deed} ${at}`);
    this.#clock += random.below(864e5);
    this.#do(deed, this.#pages[at], at);
    await null; // the task ends, and pages look anew
    for (const device of this.#devices) for (const learner of LEARNERS) this.#check(device, learner);
  }

  /**
   * @param {string} deed
   * @param {Page} page
   * @param {number} at
   */
  #do(deed, page, at) {
    const {random} = this;
    const practice = /** @type {Block} */ (random.pick(['quiz', 'drawn']));
    /** @type {Record<string, () => unknown>} */
    const deeds = {
      fill: () => this.#fill(page, practice),
      check: () => this.#checkItem(page, practice),
      show: () => this.#showItem(page, practice),
      reload: () => (this.#pages.splice(at, 1), this.#open(page.device, page.learner)),
      open: () => this.#pages.length < 5 && this.#open(),
      close: () => this.#pages.length > 1 && this.#pages.splice(at, 1),
      start: () => this.#start(page, practice),
      undo: () => this.#undo(page, practice),
      begin: () => this.#isGoing(page) || this.#begin(page),
      answer: () => this.#isGoing(page) && this.#fill(page, 'exam', page.exam.run),
      flag: () => this.#isGoing(page) && this.#flag(page),
      handIn: () => this.#isGoing(page) && this.#handIn(page),
      practise: () => this.#isGoing(page) || this.#practise(page),
      back: () => this.#isGoing(page) || page.exam.goTo(page.exam.last?.id ?? ''),
      rename: () => this.#names[random.pick(BLOCKS)].unshift(`page-${++this.#count}#block`),
      renameItem: () => random.pick(this.#items).names.unshift(`bank#new-${++this.#count}`),
      save: () => this.#save(page),
      restore: () => this.#backups.length && this.#restore(page, random.pick(this.#backups), false),
      bringBack: () => this.#backups.length && this.#restore(page, random.pick(this.#backups.slice(0, 2)), true),
      full: () => page.device.storage.refuse(random.below(3)),
      crowd: () => page.device.storage.fill(),
      room: () => makeRoom(page.device),
      eraseAll: () => this.#eraseAll(page)
    };
    deeds[deed]();
  }

  /** A browser that an older version of the course was used in: runs have names of chance, and drafts no number. */
  #before() {
    const [device] = this.#devices;
    const log = this.#log(device, 'me');
    const [[quiz], [drawn], [exam]] = BLOCKS.map((block) => this.#names[block]);
    const texts = [1, 2, 3, 4, 5].map(() => `old-${++this.#count}`);
    const name = (/** @type {number} */ item) => this.#items[item].names[0];
    const answer = (/** @type {string} */ attempt, /** @type {number} */ item, /** @type {string} */ text) =>
      log.add({kind: 'responded', of: name(item), in: quiz, attempt, response: [text], print: `p${item}`});
    const events = [answer('chance-1', 0, texts[0]), answer('chance-2', 1, texts[1])];
    const prints = ['p0', 'p1'];
    log.add({kind: 'started', in: exam, attempt: 'exam-1', mode: 'exam', items: [name(0), name(1)], prints});
    const drafts = {
      [quiz]: {attempt: 'chance-2', items: {[name(2)]: [texts[2]]}},
      [drawn]: {attempt: 'chance-3', items: {[name(0)]: [texts[3]]}, drawn: [name(0), name(3)], sure: {}},
      [exam]: {attempt: 'exam-1', items: {[name(1)]: [texts[4]]}, flags: [name(0)]}
    };
    for (const [block, draft] of Object.entries(drafts)) log.keepDraft(block, draft);
    for (const {id} of events) device.responses.me.add(id);
    this.#note(device, 'me', {block: 'quiz', run: '', item: 2, text: texts[2]});
    this.#note(device, 'me', {block: 'drawn', run: '', item: 0, text: texts[3]});
    this.#note(device, 'me', {block: 'exam', run: 'exam-1', item: 1, text: texts[4]});
    this.#note(device, 'me', {block: 'exam', run: 'exam-1', item: 0, text: ''});
  }

  /**
   * @param {Device} device
   * @param {string} learner
   */
  #log(device, learner) {
    const {storage} = device;
    return new this.runtime.Log({course: 'c', learner, storage, now: () => this.#clock});
  }

  #open(device = this.random.pick(this.#devices), learner = this.random.below(5) ? 'me' : 'bob') {
    const page = this.#page(device, learner);
    this.#pages.push(page);
    return page;
  }

  /**
   * A page as it is now; one that was opened before stays as it was.
   *
   * @param {Device} device
   * @param {string} learner
   * @returns {Page}
   */
  #page(device, learner) {
    const {Run, Drawing, ExamLog} = this.runtime;
    const log = this.#log(device, learner);
    const items = this.#items.map(({names, print}) => ({names: [...names], print, grade: () => true}));
    const names = /** @type {Record<Block, string[]>} */ (
      Object.fromEntries(BLOCKS.map((block) => [block, [...this.#names[block]]]))
    );
    const selection = new Drawing(RULES);
    const quiz = new Run(log, names.quiz, items);
    const drawn = new Run(log, names.drawn, items, {selection});
    const exam = new ExamLog(log, names.exam, items, selection, 80);
    return {device, learner, log, exam, runs: {quiz, drawn, exam: exam.practised}};
  }

  /** @param {Device} device @param {string} learner @param {Fact} fact */
  #note(device, learner, fact) {
    device.facts[learner].add(fact);
  }

  /** @param {Page} page @param {(fact: Fact) => boolean} is */
  #forget({device, learner}, is) {
    for (const fact of device.facts[learner]) if (is(fact)) device.facts[learner].delete(fact);
  }

  /** @param {Page} page */
  #isGoing({exam: {last}}) {
    return Boolean(last && !last.handedIn);
  }

  /**
   * Something is chosen or typed in an item, in place of what stood there.
   *
   * @param {Page} page
   * @param {Block} block
   */
  #fill(page, block, run = page.runs[block]) {
    const item = this.random.below(ITEMS);
    const {current, draft, items} = run;
    if (!run.asked.includes(items[item])) return;
    const [name] = items[item].names;
    const text = this.random.below(6) ? `text-${++this.#count}` : '';
    this.#forget(page, (fact) => fact.block === block && fact.item === item && isIn(fact, draft.items[name]));
    run.fill(items[item], [text]);
    if (!text || !this.#keeps(page)) return;
    this.#note(page.device, page.learner, {block, run: nameOf(current), item, text});
    if (block === 'exam') page.device.exam[page.learner] = this.#isRenamed(page) ? '' : current.id;
  }

  /**
   * Whether a page is older than the exam's name. Of two exams under way it cannot put its own before that of newer
   * pages, which it does not know; both are kept, and the second is met when the first is handed in.
   *
   * @param {Page} page
   */
  #isRenamed({runs}) {
    return runs.exam.name !== this.#names.exam[0];
  }

  /**
   * Whether a page says that all is kept. If it does not, it says why.
   *
   * @param {Page} page
   */
  #keeps({log}) {
    if (!log.isKept) assert.ok(log.troubles.includes('full'), 'what is not kept is told');
    return log.isKept;
  }

  /**
   * @param {Page} page
   * @param {Block} block
   */
  #checkItem(page, block) {
    const run = page.runs[block];
    const item = this.random.pick(run.asked);
    const response = run.draft.items[item.names[0]];
    if (!response?.[0]) return;
    run.respond(item, {response, right: true});
    if (!page.log.isWritten) return;
    this.#confirm(page, (event) => event.response?.[0] === response[0]);
    run.clear(item);
    this.#forget(page, (fact) => isIn(fact, response));
  }

  /**
   * The answer is shown; what is half done in the item is done with.
   *
   * @param {Page} page
   * @param {Block} block
   */
  #showItem(page, block) {
    const run = page.runs[block];
    const item = this.random.pick(run.asked);
    const response = run.draft.items[item.names[0]];
    run.show(item);
    if (!page.log.isWritten) return;
    this.#confirm(page, ({kind, of}) => kind === 'shown' && item.names.includes(of ?? ''));
    run.clear(item);
    this.#forget(page, (fact) => isIn(fact, response));
  }

  /** A response is explained, and so confirmed. @param {Page} page @param {(event: any) => boolean} is */
  #confirm({device, learner, log}, is) {
    for (const event of log.events())
      if (event.kind === 'responded' && is(event)) device.responses[learner].add(event.id);
  }

  /**
   * @param {Page} page
   * @param {Block} block
   */
  #start(page, block) {
    const before = page.runs[block].current;
    page.runs[block].start();
    this.#forget(
      page,
      (fact) => fact.block === block && (fact.run === nameOf(before) || fact.run === '' || !page.log.isKept)
    );
  }

  /**
   * Whoever clears the answers and wants them back at once has them, and what was half done, too.
   *
   * @param {Page} page
   * @param {Block} block
   */
  #undo(page, block) {
    const run = page.runs[block];
    const [{items}, {responses}] = [run.draft, run.current];
    const facts = [...page.device.facts[page.learner]];
    this.#start(page, block);
    if (!run.canUndo) return;
    run.undo();
    assert.deepEqual(run.draft.items, items, 'what was half done is half done again');
    assert.deepEqual(run.current.responses, responses, 'what was responded is there again');
    if (this.#keeps(page)) for (const fact of facts) page.device.facts[page.learner].add(fact);
  }

  /** @param {Page} page */
  #begin(page) {
    page.exam.begin();
  }

  /** @param {Page} page */
  #flag(page) {
    const {run} = page.exam;
    const item = this.random.pick(run.asked);
    if (!item) return; // a page that is older than the names of what was drawn
    const {draft} = run;
    const {id} = run.current;
    const [name] = item.names;
    const isFlagged = draft.flags.includes(name);
    const flags = isFlagged ? draft.flags.filter((flag) => flag !== name) : [...draft.flags, name];
    const index = run.items.indexOf(item);
    this.#forget(page, (fact) => fact.block === 'exam' && fact.run === id && fact.item === index && !fact.text);
    run.keep({...draft, flags});
    const fact = {block: /** @type {Block} */ ('exam'), run: id, item: index, text: ''};
    const isKept = this.#keeps(page);
    if (isFlagged && !isKept) page.device.unflagged.add(flagOf(fact));
    else page.device.unflagged.delete(flagOf(fact));
    if (!isFlagged && isKept) this.#note(page.device, page.learner, fact);
  }

  /** @param {Page} page */
  #handIn(page) {
    const {exam} = page;
    const {id} = exam.run.current;
    const {items} = exam.run.draft;
    const given = exam.drawn.flatMap((item) => {
      const response = items[item.names[0]];
      return response?.[0] ? [/** @type {const} */ ([item, {response, right: true}])] : [];
    });
    exam.handIn(new Map(given));
    if (!page.log.isWritten) return;
    this.#confirm(page, (event) => event.attempt === id);
    this.#forget(page, (fact) => fact.block === 'exam' && fact.run === id);
  }

  /** @param {Page} page */
  #practise({exam}) {
    const {isStarted, responses, id} = exam.practised.current;
    if (isStarted || responses.length) exam.goTo(id);
    else exam.practised.start();
  }

  /** @param {Page} page */
  #save({device, learner, log}) {
    const backup = {format: 'course-backup', version: 1, course: 'c', events: log.events(), drafts: log.drafts()};
    if (!log.isKept) return;
    const [facts, responses] = [[...device.facts[learner]], [...device.responses[learner]]];
    this.#backups.push({learner, text: JSON.stringify(backup), facts, responses});
  }

  /**
   * @param {Page} page
   * @param {Backup} backup
   * @param {boolean} all whether what was erased comes back
   */
  #restore(page, {text, facts, responses}, all) {
    const {log, device, learner} = page;
    const before = JSON.stringify(device.storage.all());
    const backup = this.runtime.readBackup(text, 'c', {events: log.events(), drafts: log.drafts()});
    assert.ok(typeof backup === 'object', 'a backup is read');
    if (!this.runtime.restore(log, backup, all) || !this.#keeps(page)) return;
    const events = log.events();
    const ids = new Set(events.map(({id}) => id));
    const erased = this.runtime.erasedBy(events);
    for (const id of responses) if (ids.has(id)) device.responses[learner].add(id);
    for (const id of erased) device.responses[learner].delete(id); // on the device that the backup is from
    const isDone = (/** @type {Fact} */ fact) =>
      (fact.text && before.includes(fact.text)) || // here it is, or was until somebody wrote over it
      (!fact.text && device.unflagged.has(flagOf(fact))) ||
      this.#isOver(events, fact) ||
      events.some((event) => isIn(fact, event.response));
    for (const fact of facts) if (!isDone(fact)) this.#note(device, learner, fact);
    const again = this.runtime.readBackup(text, 'c', {events: log.events(), drafts: log.drafts()});
    assert.ok(typeof again === 'object' && !again.fresh && !again.unchecked, 'nothing of it is new afterwards');
    if (all) assert.deepEqual(again.erased, [], 'all of it is back');
    const what = (/** @type {any} */ {of, seq, at, response}) => JSON.stringify([of, seq, at, response]);
    const there = new Set(events.map(what));
    for (const event of all ? JSON.parse(text).events : [])
      assert.ok(event.kind === 'erased' || there.has(what(event)), 'each event of it is there as it was');
    const gone = this.runtime.erasedBy(JSON.parse(text).events);
    assert.ok(!events.some(({id}) => gone.has(id)), 'what was erased where it was made is erased here');
  }

  /**
   * Whether the log says that a run was handed in, or left for a new one.
   *
   * @param {import('../../../hooks/courseblocks/runtime/log/events.js').CourseEvent[]} events
   * @param {Fact} fact
   */
  #isOver(events, {block, run}) {
    const of = (/** @type {string} */ kind) => events.some((event) => event.kind === kind && event.attempt === run);
    if (block === 'exam') return of('submitted') || !of('started'); // erased on another device
    const names = this.#names[block];
    const {id, isStarted} = this.runtime.currentRun(events, names);
    return isStarted && id !== run;
  }

  /** @param {Page} page */
  #eraseAll({device, learner, log}) {
    log.eraseAll();
    makeRoom(device);
    device.facts[learner].clear();
    device.responses[learner].clear();
    this.#pages = this.#pages.filter((page) => page.device !== device || page.learner !== learner);
    this.#open(device, learner);
  }

  /**
   * What was confirmed is on a page that is opened now.
   *
   * @param {Device} device
   * @param {string} learner
   */
  #check(device, learner) {
    if (!device.facts[learner].size && !device.responses[learner].size) return;
    const look = Object.assign(new Device(), {storage: new FakeStorage(device.storage.all())});
    const page = this.#page(look, learner);
    this.#checkResponses(page, device.responses[learner]);
    for (const fact of device.facts[learner])
      // what another tab had no room for was written now
      if (this.#isOver(page.log.events(), fact)) device.facts[learner].delete(fact);
    for (const fact of device.facts[learner]) this.#checkFact(page, fact);
    const answered = device.exam[learner];
    const isAnswered = answered && [...device.facts[learner]].some(({run, text}) => run === answered && text);
    if (isAnswered) assert.equal(page.exam.last?.id, answered, 'the exam that was answered here goes on');
    const drafts = JSON.stringify(page.log.drafts());
    const other = learner === 'me' ? 'bob' : 'me';
    for (const {text} of device.facts[other])
      assert.ok(
        !text || ![...device.facts[learner]].some((fact) => fact.text === text) || drafts.includes(text),
        'kept'
      );
  }

  /** @param {Page} page @param {Set<string>} ids */
  #checkResponses(page, ids) {
    const events = page.log.events();
    const confirmed = events.filter(({id}) => ids.has(id));
    assert.equal(confirmed.length, ids.size, 'every response that was confirmed is in the log');
    const exams = new Set(page.exam.attempts.map(({id}) => id));
    for (const block of BLOCKS) {
      const own = events.filter(
        (event) => this.#names[block].includes(event.in ?? '') && !exams.has(event.attempt ?? '')
      );
      const start = own.findLastIndex(({kind}) => kind === 'started');
      const started = new Set(own.flatMap(({kind, attempt}) => (kind === 'started' ? [attempt] : [])));
      const isSeen = (/** @type {any} */ event) =>
        event.attempt === own[start]?.attempt || (!started.has(event.attempt) && own.indexOf(event) > start);
      const {states} = page.runs[block];
      for (const event of confirmed.filter((event) => own.includes(event) && isSeen(event)))
        for (const [item, {last}] of states)
          if (item.names.includes(event.of)) assert.ok(last, 'a response that was explained is shown');
    }
  }

  /** @param {Page} page @param {Fact} fact */
  #checkFact({runs, exam, log}, {block, run, item, text}) {
    const all = runs[block].drafts;
    const [name] = runs[block].items[item].names;
    const shown = block === 'exam' ? exam.run : runs[block];
    const known = shown.current;
    if (block === 'exam' && run) {
      assert.ok(
        exam.last && !exam.last.handedIn,
        `an exam with answers is under way: ${JSON.stringify([run, item, text, exam.attempts, log.drafts()])}`
      );
      if (known.id !== run)
        return assert.ok(
          all.some((draft) => draft.attempt === run),
          `each exam has its draft: ${JSON.stringify([run, item, text, exam.attempts, log.drafts()])}`
        );
    }
    if (nameOf(known) !== run)
      return assert.ok(
        JSON.stringify(all).includes(text),
        `what is half done in another run is kept: ${JSON.stringify([block, run, item, text, known.id, log.drafts()])}`
      );
    const {items, texts, flags} = shown.draft;
    if (!text)
      return assert.ok(
        flags.includes(name),
        `what was marked for later is marked: ${JSON.stringify([run, item])} in ${JSON.stringify(log.drafts())}`
      );
    const found = [items[name], ...(texts[name] ?? [])].some((response) => response?.[0] === text);
    assert.ok(
      found,
      `what is half done is found: ${JSON.stringify([block, run, item, text])} in ${JSON.stringify(log.drafts())}`
    );
  }
}

/** @param {Device} device */
function makeRoom({storage}) {
  storage.refuse(Infinity, 0);
  storage.capacity = Infinity;
}

/** @param {import('../../../hooks/courseblocks/runtime/progress/progress.js').LoggedRun} run */
const nameOf = (run) => (run.isStarted ? run.id : '');

/** @param {Fact} fact */
const flagOf = ({run, item}) => `${run} ${item}`;

/** @param {Fact} fact @param {string[] | undefined} response */
const isIn = ({text}, response) => Boolean(text) && response?.[0] === text;

/**
 * One life of some pages; a failure says how to see it again.
 *
 * @param {Runtime} runtime
 * @param {number} seed
 * @param {number} [steps]
 */
export async function visit(runtime, seed, steps = 60) {
  const visits = new Visits(runtime, seed);
  try {
    await visits.live(steps);
  } catch (error) {
    throw new Error(`SEED=${seed}: ${error}\nafter: ${visits.deeds.join(', ')}`, {cause: error});
  }
}
