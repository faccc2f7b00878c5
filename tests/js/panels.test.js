/** What stands above and below the items of an exam. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {panelsOf} from '../../hooks/courseblocks/blocks/quiz/exam/panels.js';

Object.assign(globalThis, {document: {documentElement: {lang: 'en'}}});

const AT = new Date(2026, 4, 3, 12).getTime();
const ITEM = {names: ['bank#one'], print: 'one'};

/** @param {object} [more] */
const result = (more) => ({
  ...{at: AT, of: 10, right: 9, percent: 90, passed: true, missed: /** @type {any[]} */ ([]), open: 0, gone: 0},
  ...more
});

/**
 * @param {number} number
 * @param {boolean} isEmpty
 * @param {boolean} isFlagged
 */
const asked = (number, isEmpty, isFlagged) => ({answers: {isEmpty}, isFlagged, number: {id: `n${number}`}});

/** @param {object} [more] */
const facts = (more) =>
  /** @type {any} */ ({
    ...{isChoice: false, pass: 80, size: 10, pool: 20, drawn: [], isAsking: false, result: null, results: []},
    ...{isKept: true, isExplained: false, showsAll: false, ...more}
  });

/** @param {import('../../hooks/courseblocks/blocks/quiz/exam/panel.js').Said} said */
const lines = (said) =>
  said.lines.map((line) => line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''));

/** @param {import('../../hooks/courseblocks/blocks/quiz/exam/panel.js').Said} said */
const does = (said) => said.actions.map(([action]) => action);

test('an exam says what it asks before it is begun', () => {
  const rules = 'Nothing is told before you hand it in. You may stop and go on later.';
  assert.deepEqual(lines(panelsOf('start', facts()).top), [
    '10 questions, drawn from 20. You pass with 80 percent.',
    rules
  ]);
  assert.deepEqual(lines(panelsOf('start', facts({size: 1, pool: 1, pass: null})).top), ['1 question.', rules]);
  assert.deepEqual(does(panelsOf('start', facts({isChoice: true})).top), ['practise', 'begin']);
});

test('what is not answered and what is flagged is named by its number, with links', () => {
  const drawn = [asked(1, false, false), asked(2, true, true), asked(3, true, false)];
  const {bottom} = panelsOf('going', facts({drawn, isAsking: true, result: result()}));
  assert.deepEqual(lines(bottom), ['Not answered: 2, 3.', 'Marked for later: 2.']);
  assert.deepEqual(bottom.lines[0][1], {text: '2', href: '#n2'});
  assert.deepEqual(does(bottom), ['hand-in-now', 'back']);
});

test('who comes back to an exam is told that it is under way', () => {
  const {top} = panelsOf('going', facts({result: result({gone: 1})}));
  assert.deepEqual(lines(top), [
    'Your exam is under way.',
    'What you have answered so far is kept.',
    '1 question of this draw has changed or is gone since, and does not count.'
  ]);
});

test('nothing is said to be kept that the storage does not have', () => {
  const {top} = panelsOf('going', facts({result: result(), isKept: false}));
  assert.deepEqual(lines(top), ['Your exam is under way.']);
});

test('who handed in another attempt meanwhile, on another device, is told what came of it', () => {
  const {top} = panelsOf('going', facts({result: result(), results: [result({right: 8, percent: 80})], pass: null}));
  assert.deepEqual(lines(top).slice(0, 3), [
    'Another attempt, begun on another device, is handed in.',
    '8 of 10 right, 80 percent.',
    'Your exam is under way.'
  ]);
});

test('where all is answered and nothing flagged, nothing is named', () => {
  const {bottom} = panelsOf('going', facts({drawn: [asked(1, false, false)], isAsking: true, result: result()}));
  assert.deepEqual([lines(bottom), does(bottom)], [[], ['hand-in']]);
});

test('the result is told in words, with the best one so far', () => {
  const last = result({right: 7, percent: 70, passed: false, missed: [ITEM], at: AT + 9e9});
  const {top, bottom} = panelsOf('result', facts({result: last, results: [result(), last]}));
  assert.deepEqual(lines(top), [
    'Not passed yet.',
    '7 of 10 right, 70 percent. A pass needs 80 percent.',
    'Best result: 9 of 10 on May 3, 2026, in 2 attempts.',
    'First look at what you missed. Then you can begin a new attempt.'
  ]);
  assert.equal(top.outcome, 'wrong');
  assert.deepEqual([does(top), does(bottom)], [['explain', 'again'], []]);
});

test('a new attempt can begin once what was missed was explained, or nothing was missed', () => {
  const missed = result({missed: [ITEM]});
  const explained = panelsOf('result', facts({result: missed, results: [missed], isExplained: true}));
  assert.deepEqual([does(explained.top), does(explained.bottom)], [['all', 'again', 'begin'], ['begin']]);
  const whole = panelsOf('result', facts({result: result(), results: [result()]}));
  assert.deepEqual([does(whole.top), does(whole.bottom)], [['begin'], []]);
});

test('without a pass mark nobody is told to have passed', () => {
  const last = result({passed: null, open: 1, gone: 2});
  assert.deepEqual(lines(panelsOf('result', facts({pass: null, result: last, results: [last]})).top), [
    '9 of 10 right, 90 percent.',
    '1 question with a text of your own is not scored: compare it with the model answer.',
    '2 questions of this draw have changed or are gone since, and do not count.',
    'Best result: 9 of 10 on May 3, 2026, in 1 attempt.'
  ]);
});
