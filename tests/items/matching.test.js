/** Rows to pair and to sort: what is shuffled, and what stays. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CategoryAnswers} from '../../hooks/courseblocks/items/categorise/categorise.js';
import {MatchAnswers} from '../../hooks/courseblocks/items/matching/matching.js';

const PARTNERS = ['first', 'second', 'third', 'fourth'];
const SEEDS = Array.from({length: 20}, (_, i) => `seed ${i}`);

/** What of a page the answers stand on: lists whose parts move to the end where they are appended again. */
class Part {
  dataset = {};

  /** @param {any[]} parts */
  constructor(parts = []) {
    this.parts = parts;
  }

  setAttribute() {}

  after() {}

  before() {}

  addEventListener() {}

  /** @param {any[]} parts */
  append(...parts) {
    this.parts = [...this.parts.filter((part) => !parts.includes(part)), ...parts];
  }
}

class Menu extends Part {
  get options() {
    return this.parts;
  }
}

/** What is in each row. */
const INPUTS = {matching: '.course-pairs > li', categorise: '[data-line]'};

/**
 * The rows and what can be chosen in each, in the order in which a learner has them.
 *
 * @param {'matching' | 'categorise'} type
 * @param {string} seed
 */
function orders(type, seed) {
  const lines = PARTNERS.map((name) => {
    const menu = new Menu(['', ...PARTNERS].map((value) => ({value})));
    return Object.assign(new Part(), {name, menu, querySelector: () => menu, querySelectorAll: () => menu.parts});
  });
  const list = Object.assign(new Part(lines), {querySelectorAll: () => lines});
  const host = {
    dataset: {type},
    /** @param {string} css */
    querySelector: (css) => (['.course-pairs', '.course-sort'].includes(css) ? list : null),
    /** @param {string} css */
    querySelectorAll: (css) => (css === INPUTS[type] ? lines : [])
  };
  Object.assign(globalThis, {document: {createElement: () => new Part()}});
  const Answers = type === 'matching' ? MatchAnswers : CategoryAnswers;
  new Answers(/** @type {any} */ (host), /** @type {any} */ (null)).shuffle(seed);
  return {
    rows: list.parts.map(({name}) => name).join(' '),
    menus: lines.map(({menu}) => menu.options.map(({value}) => value).join(' '))
  };
}

/** @param {string[]} texts */
const count = (texts) => new Set(texts).size;

test('rows are shuffled, to pair and to sort', () => {
  for (const type of /** @type {const} */ (['matching', 'categorise']))
    assert.ok(count(SEEDS.map((seed) => orders(type, seed).rows)) > 5, type);
});

test('partners are shuffled, the same in each menu, below the line that chooses nothing', () => {
  const menus = SEEDS.map((seed) => orders('matching', seed).menus);
  assert.ok(menus.every((each) => count(each) === 1));
  assert.ok(menus.every(([first]) => first.startsWith(' ')));
  assert.ok(count(menus.flat()) > 5);
});

test('categories keep the order in which they are written', () => {
  const menus = SEEDS.flatMap((seed) => orders('categorise', seed).menus);
  assert.deepEqual([...new Set(menus)], [` ${PARTNERS.join(' ')}`]);
});
