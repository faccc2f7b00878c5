/** What a log says about the attempts of an exam. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as attempts from '../../../../hooks/courseblocks/blocks/quiz/exam/attempts.js';

const {bestResult, examAttempts, examResult, standing} = attempts;

/** @typedef {import('../../../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

const QUIZ = 'module#exam';
const ITEMS = ['one', 'two', 'three', 'four', 'five'].map((id) => ({names: [`bank#${id}`], print: `print-${id}`}));

let count = 0;

/**
 * @param {string} kind
 * @param {Partial<CourseEvent>} [fields]
 * @returns {CourseEvent}
 */
const event = (kind, fields) => ({id: `e${++count}`, at: count * 1000, seq: count, kind, in: QUIZ, ...fields});

/**
 * @param {string} attempt
 * @param {typeof ITEMS} [items]
 */
const begun = (attempt, items = ITEMS) =>
  event('started', {
    attempt,
    mode: 'exam',
    items: items.map(({names}) => names[0]),
    prints: items.map(({print}) => print)
  });

/**
 * @param {string} attempt
 * @param {boolean[]} rights whether each item was right, in the order of ITEMS
 * @param {Partial<CourseEvent>} [fields]
 */
const handedIn = (attempt, rights, fields) => [
  ...rights.map((right, i) =>
    event('responded', {attempt, of: ITEMS[i].names[0], print: ITEMS[i].print, response: ['key'], right})
  ),
  event('submitted', {attempt, ...fields})
];

/**
 * @param {CourseEvent[]} events
 * @param {import('../../../../hooks/courseblocks/blocks/quiz/exam/attempts.js').ExamItem[]} [items]
 * @param {number | null} [pass]
 */
const lastResult = (events, items = ITEMS, pass = 80) =>
  examResult(events, /** @type {any} */ (examAttempts(events, [QUIZ]).at(-1)), items, pass);

test('before it is begun an exam has no attempt', () => {
  assert.deepEqual(examAttempts([], [QUIZ]), []);
  assert.equal(bestResult([]), null);
});

test('an attempt goes on until it is handed in', () => {
  const events = [begun('a')];
  assert.equal(examAttempts(events, [QUIZ])[0].handedIn, null);
  const [submitted] = handedIn('a', []);
  assert.equal(examAttempts([...events, submitted], [QUIZ])[0].handedIn, submitted);
});

test('what was practised, and other exams, are no attempts', () => {
  const practised = event('started', {attempt: 'p', items: ['bank#one']});
  const other = {...begun('b'), in: 'module#other'};
  assert.deepEqual(
    examAttempts([practised, begun('a'), other], [QUIZ]).map(({id}) => id),
    ['a']
  );
});

test('an attempt is found under the old names of the exam', () => {
  assert.equal(examAttempts([{...begun('a'), in: 'module#was'}], [QUIZ, 'module#was']).length, 1);
});

test('every item that was drawn counts, responded to or not', () => {
  const events = [begun('a'), ...handedIn('a', [true, false, true])];
  const {right, of, percent, passed, missed} = lastResult(events);
  assert.deepEqual([right, of, percent, passed], [2, 5, 40, false]);
  assert.deepEqual(missed, [ITEMS[1], ITEMS[3], ITEMS[4]]);
});

test('only what was drawn counts', () => {
  const events = [begun('a', ITEMS.slice(0, 2)), ...handedIn('a', [true, true])];
  const {right, of, percent, passed, gone} = lastResult(events);
  assert.deepEqual([right, of, percent, passed, gone], [2, 2, 100, true, 0]);
});

test('the percentage is never rounded up to the pass mark', () => {
  const events = [begun('a', ITEMS.slice(0, 3)), ...handedIn('a', [true, true, false])];
  assert.equal(lastResult(events, ITEMS, 67).percent, 66);
  assert.equal(lastResult(events, ITEMS, 67).passed, false);
  assert.equal(lastResult(events, ITEMS, 66).passed, true);
});

test('without a pass mark nobody passes or fails', () => {
  assert.equal(lastResult([begun('a'), ...handedIn('a', [])], ITEMS, null).passed, null);
});

test('an item that was removed leaves the totals, and so does one that has changed since it was drawn', () => {
  const events = [begun('a'), ...handedIn('a', [true, true, false, false, true])];
  const now = [...ITEMS.slice(0, 3), {...ITEMS[3], print: 'another key'}];
  const {right, of, gone} = lastResult(events, now);
  assert.deepEqual([right, of, gone], [2, 3, 2]);
});

test('an item that was renamed stays', () => {
  const renamed = {names: ['bank#uno', 'bank#one'], print: 'print-one'};
  const events = [begun('a'), ...handedIn('a', [true])];
  assert.deepEqual(standing(examAttempts(events, [QUIZ])[0], [renamed]), [renamed]);
  assert.equal(lastResult(events, [renamed]).right, 1);
});

test('an open response is in no total', () => {
  const items = [...ITEMS.slice(0, 4), {...ITEMS[4], isOpen: true}];
  const {right, of, open, missed} = lastResult([begun('a'), ...handedIn('a', [true, true, true, true])], items);
  assert.deepEqual([right, of, open, missed], [4, 4, 1, []]);
});

test('who has passed has passed, whatever is edited later', () => {
  const events = [begun('a'), ...handedIn('a', [true, true, true, true, false], {passed: true})];
  assert.equal(lastResult(events, ITEMS.slice(3)).passed, true);
  assert.equal(lastResult(events, []).passed, true);
});

test('an attempt whose items are all gone passes nobody and is the best of none', () => {
  const events = [begun('a'), ...handedIn('a', [true])];
  const {right, of, percent, passed} = lastResult(events, [], 0);
  assert.deepEqual([right, of, percent, passed], [0, 0, 0, false]);
});

test('the best result is the highest share, and the first of equals', () => {
  const results = [
    {right: 0, of: 0, at: 1},
    {right: 7, of: 10, at: 2},
    {right: 8, of: 10, at: 3},
    {right: 4, of: 5, at: 4},
    {right: 6, of: 10, at: 5}
  ];
  assert.equal(bestResult(results)?.at, 3);
});
