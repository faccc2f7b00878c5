/** A run of items from several blocks: what a block needs that asks them again needs no quiz and no exam. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FakeStorage} from '../../support/js/storage.js';

/** As little of a page as an item stands on: parts with texts, in which nothing is found but the key of an item. */
class Part extends EventTarget {
  dataset = {};
  hidden = false;
  textContent = '';

  /** @param {...any} parts */
  replaceChildren(...parts) {
    this.textContent = parts.map((part) => part.textContent ?? part).join('');
  }

  /** @param {...any} parts */
  append(...parts) {
    this.textContent += parts.map((part) => part.textContent ?? part).join('');
  }

  setAttribute() {}

  toggleAttribute() {}

  before() {}

  scrollIntoView() {}

  focus() {}

  /** @returns {Part | null} */
  querySelector() {
    return null;
  }

  querySelectorAll() {
    return [];
  }
}

class Host extends Part {
  #key = new Part();

  /** @param {string} name */
  constructor(name) {
    super();
    this.dataset = {of: `bank#${name}`, print: name, type: 'word'};
  }

  querySelector() {
    return this.#key;
  }
}

/** A word to type; `yes` is right. */
class Word {
  check = 'Check';
  tries = 2;
  key = ['yes'];
  /** @type {string[]} */
  response = [];
  isOpen = true;

  get isEmpty() {
    return !this.response.length;
  }

  get lacks() {
    return this.isEmpty ? 'Type a word first.' : '';
  }

  kept() {
    return [];
  }

  /** @param {string[]} response */
  show(response) {
    this.response = response;
  }

  open() {
    this.isOpen = true;
  }

  close() {
    this.isOpen = false;
  }

  focus() {}

  shuffle() {}

  /** @param {string[]} response */
  grade([word]) {
    const right = word === 'yes';
    return {right, hits: Number(right), of: 1, wrong: Number(!right), missed: Number(!right)};
  }

  partly() {
    return '';
  }

  feedback() {
    return [];
  }
}

Object.assign(globalThis, {addEventListener: () => {}, location: {hash: ''}, matchMedia: () => new Part()});
Object.assign(globalThis, {
  document: Object.assign(new EventTarget(), {createElement: () => new Part(), getElementById: () => null})
});

const {addKinds} = await import('../../../hooks/courseblocks/items/answers.js');
const {ItemView} = await import('../../../hooks/courseblocks/items/item.js');
const {Log} = await import('../../../hooks/courseblocks/runtime/log/log.js');
const {Run} = await import('../../../hooks/courseblocks/blocks/quiz/run.js');
const {RunView} = await import('../../../hooks/courseblocks/blocks/quiz/run-view.js');

addKinds(/** @type {any} */ ({word: Word}));

/** Asks what was missed wherever it was asked first, until it is asked anew. */
const MISSED = {
  /** @param {any} run @param {any} known */
  current: ({log, items}, known) => {
    const missed = (/** @type {any} */ {names}) =>
      log.events().some((/** @type {any} */ {of, right}) => names.includes(of) && right === false);
    const names = items.filter(missed).map((/** @type {any} */ item) => item.names[0]);
    return known.isStarted ? known : {...known, id: 'deck-1', items: names};
  }
};

/** The deck on a page that is opened now. @param {FakeStorage} storage */
function open(storage) {
  const log = new Log({course: 'c', learner: 'me', storage});
  const items = ['one', 'two', 'three'].map((name) => new ItemView(/** @type {any} */ (new Host(name))));
  const run = new Run(log, ['review#deck'], items, {selection: MISSED});
  const view = new RunView(/** @type {any} */ (new Part()), run);
  const render = () => view.show((item, state, draft) => item.show(state, draft));
  log.addEventListener('change', render);
  log.changed();
  return {log, items, run, view};
}

/** What two quizzes on two pages have asked. */
function practised() {
  const storage = new FakeStorage();
  const log = new Log({course: 'c', learner: 'me', storage});
  for (const [page, name, right] of /** @type {const} */ ([
    ['first#quiz', 'one', false],
    ['first#quiz', 'two', true],
    ['second#quiz', 'three', false]
  ])) {
    const run = new Run(log, [page], [{names: [`bank#${name}`], print: name}]);
    run.respond(run.items[0], {response: [right ? 'yes' : 'no'], right});
  }
  return storage;
}

/** Whether what is asked first is. @param {import('../../../hooks/courseblocks/blocks/quiz/run.js').Run<any>} run */
const isDone = (run) => [...run.states.values()][0].isDone;

/** @param {{host: Part}[]} items */
const seen = (items) => items.filter(({host}) => !host.hidden).length;

test('a deck asks items of two blocks, and keeps what is half done in them', () => {
  const storage = practised();
  const {items, view} = open(storage);
  assert.deepEqual([seen(items), items[1].host.hidden], [2, true]);
  Object.assign(items[2].answers, {response: ['ye']});
  view.keepResponse(items[2]);
  assert.deepEqual(open(storage).items[2].answers.response, ['ye']);
});

test('what is responded in a deck is explained, is in the log, and changes no run of the blocks', () => {
  const storage = practised();
  const {items, log, run, view} = open(storage);
  view.check(items[0], true);
  assert.match(items[0].parts.lacking.textContent, /Type a word first/);
  Object.assign(items[0].answers, {response: ['yes']});
  view.check(items[0], true);
  assert.match(items[0].parts.result.textContent, /Right/);
  const [started, responded] = log.events().slice(-2);
  assert.deepEqual([started.kind, started.in, started.items], ['started', 'review#deck', ['bank#one', 'bank#three']]);
  assert.deepEqual([responded.of, responded.in, responded.right], ['bank#one', 'review#deck', true]);
  assert.deepEqual(run.draft.items, {});
  const [first] = new Run(log, ['first#quiz'], items).states.values();
  assert.equal(first.last?.right, false);
});

test('a deck goes on where it was left, until it is begun anew', () => {
  const storage = practised();
  const before = open(storage);
  Object.assign(before.items[0].answers, {response: ['yes']});
  before.view.check(before.items[0], true);
  const {items, run} = open(storage);
  assert.deepEqual([run.current.id, seen(items), isDone(run)], ['deck-1', 2, true]);
  run.start(['bank#three']);
  assert.deepEqual([seen(items), items[2].host.hidden, isDone(run)], [1, false, false]);
});
