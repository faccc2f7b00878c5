/** What stands above and below the items of an exam. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {panelsOf} from '../../../../hooks/courseblocks/blocks/quiz/exam/panels.js';
import {longDate, say} from '../../../../hooks/courseblocks/words/words.js';

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
 * @param {string} [lacks]
 */
const asked = (number, isEmpty, isFlagged, lacks = isEmpty ? 'all' : '') => {
  return {answers: {isEmpty, lacks}, isFlagged, number: {id: `n${number}`}};
};

/** @param {object} [more] */
const facts = (more) =>
  /** @type {any} */ ({
    ...{isChoice: false, pass: 80, size: 10, pool: 20, drawn: [], isAsking: false, result: null, results: []},
    ...{isKept: true, isExplained: false, isUnderWay: false, showsAll: false, lessons: [], ...more}
  });

/** @param {import('../../../../hooks/courseblocks/blocks/quiz/exam/panel.js').Said} said */
const lines = (said) =>
  said.lines.map((line) => line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''));

/** @param {import('../../../../hooks/courseblocks/blocks/quiz/exam/panel.js').Said} said */
const does = (said) => said.actions.map(([action]) => action);

test('an exam says what it asks before it is begun', () => {
  const rules = say('exam.rules');
  assert.deepEqual(lines(panelsOf('start', facts()).top), [
    `${say('exam.intro-drawn', {count: 10, pool: 20})} ${say('exam.pass-with', {needed: 8, count: 10})}`,
    rules
  ]);
  assert.deepEqual(lines(panelsOf('start', facts({size: 1, pool: 1, pass: null})).top), [
    say('exam.intro', {count: 1}),
    rules
  ]);
  assert.deepEqual(does(panelsOf('start', facts({isChoice: true})).top), ['practise', 'begin']);
});

test('how many are to be right is said where each that may be drawn is scored, else the percentage', () => {
  const drawn = [asked(1, true, false), {...asked(2, true, false), isOpen: true}];
  assert.ok(lines(panelsOf('start', facts({drawn})).top)[0].endsWith(say('exam.pass-with-percent', {pass: 80})));
  const odd = facts({drawn: drawn.slice(0, 1), size: 3, pass: 50});
  assert.ok(lines(panelsOf('start', odd).top)[0].endsWith(say('exam.pass-with', {needed: 2, count: 3})));
});

test('what is not answered and what is flagged is named by its number, with links', () => {
  const drawn = [asked(1, false, false), asked(2, true, true), asked(3, true, false), asked(4, false, false, 'one')];
  const {bottom} = panelsOf('going', facts({drawn, isAsking: true, result: result()}));
  assert.deepEqual(lines(bottom), [
    say('exam.unanswered', {questions: '2, 3'}),
    say('exam.incomplete', {questions: '4'}),
    say('exam.flagged', {questions: '2'})
  ]);
  assert.deepEqual(bottom.lines[0][1], {text: '2', href: '#n2', label: say('exam.question', {number: 2})});
  assert.deepEqual([does(bottom), bottom.main], [['hand-in-now', 'back'], 'back']);
});

test('who comes back to an exam is told that it is under way', () => {
  const {top} = panelsOf('going', facts({result: result({gone: 1})}));
  assert.deepEqual(lines(top), [say('exam.under-way'), say('exam.is-kept'), say('exam.gone', {count: 1})]);
});

test('nothing is said to be kept that the storage does not have', () => {
  const {top} = panelsOf('going', facts({result: result(), isKept: false}));
  assert.deepEqual(lines(top), [say('exam.under-way')]);
});

test('who handed in another attempt meanwhile, on another device, is told what came of it', () => {
  const {top} = panelsOf('going', facts({result: result(), results: [result({right: 8, percent: 80})], pass: null}));
  assert.deepEqual(lines(top).slice(0, 3), [
    say('exam.handed-in'),
    say('exam.result', {right: 8, count: 10, percent: 80}),
    say('exam.under-way')
  ]);
});

test('where all is answered and nothing flagged, it is asked all the same, since handing in ends the exam', () => {
  const {bottom} = panelsOf('going', facts({drawn: [asked(1, false, false)], isAsking: true, result: result()}));
  assert.deepEqual(lines(bottom), [say('exam.all-answered')]);
  assert.deepEqual(bottom.actions[0], ['hand-in-now', say('exam.hand-in')]);
});

test('before that, it is seen how much is answered, and not said', () => {
  const drawn = [asked(1, false, false), asked(2, true, false)];
  const {bottom} = panelsOf('going', facts({drawn, result: result()}));
  assert.equal(bottom.count, say('quiz.answered', {done: 1, count: 2}));
  assert.deepEqual([lines(bottom), does(bottom), bottom.main], [[], ['hand-in', 'stop'], 'hand-in']);
});

test('an exam that is stopped says how far it is, and leads back', () => {
  const drawn = [asked(1, false, false), asked(2, false, false, 'one')];
  const {top} = panelsOf('stopped', facts({drawn, result: result(), isUnderWay: true, isChoice: true}));
  assert.deepEqual(lines(top)[1], say('quiz.answered', {done: 1, count: 2}));
  assert.deepEqual([does(top), top.main], [['go-on', 'practise'], 'go-on']);
});

test('each lesson says how many of its questions were right, and where one was not, that it may be read again', () => {
  const lessons = [
    {title: 'One', href: '/one/', minutes: 7, right: 1, of: 2},
    {title: 'Two', href: '/two/', minutes: 0, right: 0, of: 1},
    {title: 'Three', href: '/three/', minutes: 5, right: 2, of: 2}
  ];
  const {top} = panelsOf('result', facts({result: result(), results: [result()], lessons}));
  assert.deepEqual(
    top.lessons?.lessons.map(({told}) => told),
    [
      `${say('exam.lesson', {right: 1, count: 2})}: ${say('exam.read-again-minutes', {count: 7})}`,
      `${say('exam.lesson', {right: 0, count: 1})}: ${say('exam.read-again')}`,
      say('exam.lesson', {right: 2, count: 2})
    ]
  );
});

test('the result is told in words, with the best one so far', () => {
  const last = result({right: 7, percent: 70, passed: false, missed: [ITEM], at: AT + 9e9});
  const {top, bottom} = panelsOf('result', facts({result: last, results: [result(), last]}));
  assert.deepEqual(lines(top), [
    say('exam.not-passed'),
    `${say('exam.result', {right: 7, count: 10, percent: 70})} ${say('exam.pass-needs', {needed: 8, count: 10})}`,
    say('exam.best', {right: 9, of: 10, date: longDate(AT), count: 2})
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
    say('exam.result', {right: 9, count: 10, percent: 90}),
    say('exam.open', {count: 1}),
    say('exam.gone', {count: 2}),
    say('exam.best', {right: 9, of: 10, date: longDate(AT), count: 1})
  ]);
});
