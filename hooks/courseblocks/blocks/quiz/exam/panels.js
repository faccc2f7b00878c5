/** What stands above and below the items of an exam, at each of its stages. Pure: facts in, words and buttons out. */

import {bestResult} from './attempts.js';
import {longDate, say} from '../../../words/words.js';

/**
 * @typedef {import('./panel.js').Said} Said
 * @typedef {import('./panel.js').Piece} Piece
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
 * @property {boolean} isAsking whether a learner who wants to hand in is asked once more
 * @property {Result | null} result that of the last attempt
 * @property {Result[]} results those of the attempts that were handed in; while one is under way, of one since it began
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
  if (stage === 'practice') return {top: practicePanel(result), bottom: NO_PANEL};
  if (!result) return {top: startPanel(facts), bottom: NO_PANEL};
  if (stage === 'going') return {top: goingPanel(result, facts), bottom: handInPanel(facts)};
  const isNext = result.missed.length && facts.isExplained;
  return {top: resultPanel(result, facts), bottom: isNext ? {lines: [], actions: [NEW]} : NO_PANEL};
}

/** @type {[string, string]} */
const NEW = ['begin', say('exam.new-attempt')];

/** @param {Facts} facts @returns {Said} */
function startPanel(facts) {
  const {isChoice} = facts;
  const intro = [[introTold(facts)], [say('exam.rules')]];
  if (!isChoice) return {lines: intro, actions: [['begin', say('exam.begin')]]};
  const actions = /** @type {Said['actions']} */ ([
    ['practise', say('exam.practise')],
    ['begin', say('exam.take')]
  ]);
  return {lines: [[say('exam.choose')], ...intro], actions};
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

/** @param {Result | null} result @returns {Said} */
function practicePanel(result) {
  if (!result) return {lines: [], actions: [['leave', say('exam.to-choice')]]};
  return {lines: [[say('exam.practising')]], actions: [['leave', say('exam.to-result')]]};
}

/** @param {Result} result @param {Facts} facts @returns {Said} */
function goingPanel(result, {pass, isKept, results}) {
  const earlier = results.flatMap((earlier) => [[say('exam.handed-in')], [resultTold(earlier, pass)]]);
  const kept = isKept ? [[say('exam.is-kept')]] : [];
  return {lines: [...earlier, [say('exam.under-way')], ...kept, ...goneLines(result)], actions: []};
}

/** @param {Facts} facts @returns {Said} */
function handInPanel({drawn, isAsking}) {
  const all = drawn.map((item, i) => ({item, link: {text: String(i + 1), href: `#${item.number.id}`}}));
  const unanswered = all.filter(({item}) => item.answers.isEmpty);
  const flagged = all.filter(({item}) => item.isFlagged);
  if (!isAsking) {
    const count = say('quiz.answered', {done: all.length - unanswered.length, count: all.length});
    return {lines: [], count, actions: [['hand-in', say('exam.hand-in')]]};
  }
  const named = [
    listed(say('exam.unanswered', {questions: '\n'}), unanswered),
    listed(say('exam.flagged', {questions: '\n'}), flagged)
  ].filter(({length}) => length);
  return {
    lines: named.length ? named : [[say('exam.all-answered')]],
    actions: [
      ['hand-in-now', say(named.length ? 'exam.hand-in-now' : 'exam.hand-in')],
      ['back', say('exam.go-back')]
    ]
  };
}

/**
 * Items by their numbers, which lead to them.
 *
 * @param {string} said with a new line where they belong
 * @param {{link: Piece}[]} items
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
function resultPanel(result, {isChoice, pass, results, isExplained, showsAll}) {
  const {missed, open, passed} = result;
  const best = bestResult(results);
  const lines = [
    ...(passed === null ? [] : [[say(passed ? 'exam.passed' : 'exam.not-passed')]]),
    [resultTold(result, pass)],
    ...(open ? [[say('exam.open', {count: open})]] : []),
    ...goneLines(result),
    ...(best ? [[say('exam.best', {...best, date: longDate(best.at), count: results.length})]] : []),
    ...(missed.length && isExplained ? [[say('exam.explained')]] : [])
  ];
  /** @type {Said['actions']} */
  const afterMisses = [
    isExplained && !showsAll ? ['all', say('exam.show-all')] : ['explain', say('exam.explain', {count: missed.length})],
    ['again', say('quiz.retry-missed')]
  ];
  const actions = missed.length ? afterMisses : [NEW];
  if (isChoice) actions.push(['practise', say('exam.practise')]);
  if (missed.length && isExplained) actions.push(NEW); // last, so that the others stay where they are
  return {lines, actions, ...(passed === null ? {} : {outcome: passed ? 'right' : 'wrong'})};
}
