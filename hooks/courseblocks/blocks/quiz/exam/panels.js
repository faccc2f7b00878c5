/** What stands above and below the items of an exam, at each of its stages. Pure: facts in, words and buttons out. */

import {bestResult} from './attempts.js';
import {longDate, say} from '../../../words/words.js';

/**
 * @typedef {import('./panel.js').Said} Said
 * @typedef {import('./panel.js').Piece} Piece
 * @typedef {import('./panel.js').Link} Link
 * @typedef {ReturnType<typeof import('./attempts.js').examResult>} Result
 * @typedef {Pick<import('./exam-item.js').ExamItem, 'answers' | 'isFlagged' | 'isOpen' | 'number'>} Asked
 *
 * @typedef {object} Facts
 * @property {boolean} isChoice whether the learner may practise instead
 * @property {number | null} pass the percentage that is needed
 * @property {number} size how many items a draw has
 * @property {number} pool how many there are
 * @property {Asked[]} drawn what was drawn, the whole pool before that
 * @property {boolean} isKept whether the storage has all that was done
 * @property {boolean} isUnderWay whether an attempt is
 * @property {boolean} isAsking whether a learner who wants to hand in is asked once more
 * @property {Result | null} result that of the last attempt
 * @property {Result[]} results those of the attempts that were handed in; while one is under way, of one since it began
 * @property {import('./by-lesson.js').LessonResult[]} lessons what came of the last attempt, lesson by lesson
 * @property {boolean} isExplained whether what was missed has been looked at
 * @property {boolean} showsAll
 */

/** @type {Said} */
const NO_PANEL = {lines: [], actions: []};

/**
 * @param {import('./exam.js').Stage} stage
 * @param {Facts} facts
 * @returns {{top: Said, bottom: Said}}
 */
export function panelsOf(stage, facts) {
  const {result} = facts;
  if (stage === 'practice') return {top: practicePanel(facts), bottom: NO_PANEL};
  if (stage === 'stopped') return {top: stoppedPanel(facts), bottom: NO_PANEL};
  if (!result) return {top: startPanel(facts), bottom: NO_PANEL};
  if (stage === 'going') return {top: goingPanel(result, facts), bottom: handInPanel(facts)};
  const isNext = result.missed.length && facts.isExplained;
  return {top: resultPanel(result, facts), bottom: isNext ? {lines: [], actions: [NEW], main: 'begin'} : NO_PANEL};
}

/** @type {[string, string]} */
const NEW = ['begin', say('exam.new-attempt')];

/** @param {Facts} facts @returns {Said} */
function startPanel(facts) {
  const {isChoice} = facts;
  const intro = [[introTold(facts)], [say('exam.rules')]];
  if (!isChoice) return {lines: intro, actions: [['begin', say('exam.begin')]], main: 'begin'};
  const actions = /** @type {Said['actions']} */ ([
    ['practise', say('exam.practise')],
    ['begin', say('exam.take')]
  ]);
  return {lines: [[say('exam.choose')], ...intro], actions, main: 'practise'};
}

/** How many are to be right is known where each that may be drawn is scored. @param {Facts} facts */
function introTold({size: count, pool, pass, drawn}) {
  const asked = say(count < pool ? 'exam.intro-drawn' : 'exam.intro', {count, pool});
  if (pass === null) return asked;
  const isKnown = !drawn.some(({isOpen}) => isOpen);
  const passes = isKnown
    ? say('exam.pass-with', {needed: neededOf(pass, count), count})
    : say('exam.pass-with-percent', {pass});
  return `${asked} ${passes}`;
}

/** @param {number} pass in percent @param {number} count */
const neededOf = (pass, count) => Math.ceil((pass * count) / 100);

/** @param {Facts} facts @returns {Said} */
function practicePanel({result, isUnderWay}) {
  if (!result) return {lines: [], actions: [['leave', say('exam.to-choice')]]};
  const back = isUnderWay ? say('exam.to-exam') : say('exam.to-result');
  return {lines: [[say('exam.practising')]], actions: [['leave', back]]};
}

/** @param {Facts} facts @returns {Said} */
function stoppedPanel({isChoice, isKept, drawn}) {
  const lines = [[say('exam.stopped')], [countTold(drawn)], ...(isKept ? [[say('exam.is-kept')]] : [])];
  /** @type {Said['actions']} */
  const actions = [['go-on', say('exam.go-on')]];
  if (isChoice) actions.push(['practise', say('exam.practise')]);
  return {lines, actions, main: 'go-on'};
}

/** What is not complete is not answered. @param {Asked[]} drawn */
const countTold = (drawn) =>
  say('quiz.answered', {done: drawn.filter(({answers}) => !answers.lacks).length, count: drawn.length});

/** @param {Result} result @param {Facts} facts @returns {Said} */
function goingPanel(result, {pass, isKept, results}) {
  const earlier = results.flatMap((earlier) => [[say('exam.handed-in')], [resultTold(earlier, pass)]]);
  const kept = isKept ? [[say('exam.is-kept')]] : [];
  return {lines: [...earlier, [say('exam.under-way')], ...kept, ...goneLines(result)], actions: []};
}

/** @param {Facts} facts @returns {Said} */
function handInPanel({drawn, isAsking}) {
  if (!isAsking) {
    const dots = drawn.map((item, i) => dotOf(item, i + 1));
    /** @type {Said['actions']} */
    const actions = [
      ['hand-in', say('exam.hand-in')],
      ['stop', say('exam.stop')]
    ];
    return {lines: [], dots, count: countTold(drawn), actions, main: 'hand-in'};
  }
  const named = namedBefore(drawn.map((item, i) => ({item, link: linkTo(item, i + 1)})));
  return {
    lines: named.length ? named : [[say('exam.all-answered')]],
    actions: [
      ['hand-in-now', say(named.length ? 'exam.hand-in-now' : 'exam.hand-in')],
      ['back', say('exam.go-back')]
    ],
    main: named.length ? 'back' : 'hand-in-now'
  };
}

/** What is named before it is handed in. @param {{item: Asked, link: Link}[]} all */
function namedBefore(all) {
  const open = all.filter(({item}) => item.answers.isEmpty);
  const part = all.filter(({item}) => !item.answers.isEmpty && item.answers.lacks);
  const flagged = all.filter(({item}) => item.isFlagged);
  return [
    listed(say('exam.unanswered', {questions: '\n'}), open),
    listed(say('exam.incomplete', {questions: '\n'}), part),
    listed(say('exam.flagged', {questions: '\n'}), flagged)
  ].filter(({length}) => length);
}

/** @param {Asked} item @param {number} number @returns {Link} */
function linkTo(item, number) {
  return {text: String(number), href: `#${item.number.id}`, label: say('exam.question', {number})};
}

/** @param {Asked} item @param {number} number @returns {import('./panel.js').Dot} */
function dotOf(item, number) {
  const {answers, isFlagged} = item;
  const state = answers.isEmpty ? 'open' : answers.lacks ? 'part' : 'done';
  const told = {
    open: say('exam.dot-open', {number}),
    part: say('exam.dot-part', {number}),
    done: say('exam.dot-done', {number})
  };
  const question = told[state];
  return {...linkTo(item, number), state, isFlagged, label: isFlagged ? say('exam.dot-flagged', {question}) : question};
}

/**
 * Items by their numbers, which lead to them.
 *
 * @param {string} said with a new line where they belong
 * @param {{link: Link}[]} items
 * @returns {Piece[]}
 */
function listed(said, items) {
  const [before, after] = said.split('\n');
  return items.length ? [before, ...items.flatMap(({link}, i) => (i ? [say('exam.comma'), link] : [link])), after] : [];
}

/** @param {Result} result @param {number | null} pass */
function resultTold({right, of, percent}, pass) {
  const told = say('exam.result', {right, count: of, percent});
  return pass === null ? told : `${told} ${say('exam.pass-needs', {needed: neededOf(pass, of), count: of})}`;
}

/** @param {Result} result */
const goneLines = ({gone}) => (gone ? [[say('exam.gone', {count: gone})]] : []);

/** @param {Result} result @param {Facts} facts @returns {Said} */
function resultPanel(result, facts) {
  const {missed, passed} = result;
  const {isChoice, isExplained, showsAll} = facts;
  /** @type {Said['actions']} */
  const afterMisses = [
    isExplained && !showsAll ? ['all', say('exam.show-all')] : ['explain', say('exam.explain', {count: missed.length})],
    ['again', say('quiz.retry-missed')]
  ];
  const actions = missed.length ? afterMisses : [NEW];
  if (isChoice) actions.push(['practise', say('exam.practise')]);
  if (missed.length && isExplained) actions.push(NEW); // last, so that the others stay where they are
  const main = missed.length && !isExplained ? 'explain' : missed.length ? 'begin' : undefined;
  const outcome = passed ? 'right' : 'wrong';
  return {
    lines: resultLines(result, facts),
    actions,
    main,
    ...(passed === null ? {} : {outcome}),
    ...lessonsTold(facts)
  };
}

/** @param {Result} result @param {Facts} facts @returns {Piece[][]} */
function resultLines(result, {pass, results, isExplained}) {
  const {missed, open, passed} = result;
  const best = bestResult(results);
  return [
    ...(passed === null ? [] : [[say(passed ? 'exam.passed' : 'exam.not-passed')]]),
    [resultTold(result, pass)],
    ...(open ? [[say('exam.open', {count: open})]] : []),
    ...goneLines(result),
    ...(best ? [[say('exam.best', {...best, date: longDate(best.at), count: results.length})]] : []),
    ...(missed.length && isExplained ? [[say('exam.explained')]] : [])
  ];
}

/** What to read again. @param {Facts} facts @returns {Pick<Said, 'lessons'>} */
function lessonsTold({lessons}) {
  if (!lessons.length) return {};
  const told = lessons.map(({title, href, minutes: count, right, of}) => {
    const again = count ? say('exam.read-again-minutes', {count}) : say('exam.read-again');
    const isRight = right === of;
    return {title, href, isRight, told: say('exam.lesson', {right, count: of}) + (isRight ? '' : `: ${again}`)};
  });
  return {lessons: {title: say('exam.by-lesson'), lessons: told}};
}
