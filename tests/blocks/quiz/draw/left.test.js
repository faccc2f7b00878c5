/** What is left to do in a quiz before the lesson is complete. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {leftIn} from '../../../../hooks/courseblocks/blocks/quiz/draw/left-to-do.js';

/** @typedef {import('../../../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

let count = 0;

/**
 * @param {string} kind
 * @param {Partial<CourseEvent>} [fields]
 * @returns {CourseEvent}
 */
const event = (kind, fields) => ({id: `e${++count}`, at: count, seq: count, kind, ...fields});

const QUIZ = {names: ['page#quiz']};
const POOL = ['one', 'two', 'three'].map((id) => ({names: [`bank#${id}`, `bank#was-${id}`], print: id}));

/** @param {string} id */
const responded = (id) => event('responded', {of: `bank#${id}`, in: 'page#quiz', attempt: 'run', print: id});

/** @param {string[]} ids */
const drew = (...ids) => event('started', {in: 'page#quiz', attempt: 'run', items: ids.map((id) => `bank#${id}`)});

test('of a quiz without a draw every item is left that has no response', () => {
  assert.deepEqual(leftIn([], QUIZ, POOL), POOL);
  assert.deepEqual(leftIn([responded('two')], QUIZ, POOL), [POOL[0], POOL[2]]);
});

test('a draw is done when all that was drawn has a response, under any name', () => {
  const drawing = {...QUIZ, size: 2};
  assert.equal(leftIn([], drawing, POOL).length, 2);
  assert.deepEqual(leftIn([drew('one', 'was-three'), responded('one')], drawing, POOL), [POOL[2]]);
  assert.deepEqual(leftIn([drew('one', 'was-three'), responded('one'), responded('three')], drawing, POOL), []);
});

test('a later draw opens nothing again', () => {
  const events = [drew('one'), responded('one'), drew('two')];
  assert.deepEqual(leftIn(events, {...QUIZ, size: 1}, POOL), []);
});

test('a draw whose items are all gone is not done', () => {
  assert.equal(leftIn([drew('gone')], {...QUIZ, size: 2}, POOL).length, 2);
});

test('an exam is done when it is handed in, whatever was responded to elsewhere', () => {
  const exam = {...QUIZ, mode: 'exam', size: 2};
  const elsewhere = POOL.map(({print}) => ({...responded(print), in: 'page#other'}));
  assert.equal(leftIn(elsewhere, exam, POOL).length, 2);
  assert.deepEqual(leftIn([drew('one', 'two'), event('submitted', {in: 'page#quiz'})], exam, POOL), []);
  assert.equal(leftIn([event('submitted', {in: 'page#other'})], {...QUIZ, mode: 'exam'}, POOL).length, 3);
});

test('a quiz to choose in is done either way', () => {
  const choice = {...QUIZ, mode: 'choice'};
  assert.deepEqual(leftIn([event('submitted', {in: 'page#quiz'})], choice, POOL), []);
  assert.deepEqual(
    leftIn(
      POOL.map(({print}) => responded(print)),
      choice,
      POOL
    ),
    []
  );
});
