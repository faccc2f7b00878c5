/** What stands above and below the items of an exam, at each of its stages. Pure: facts in, words and buttons out. */

import {longDate} from '../../../runtime/page/dom.js';
import {bestResult} from './attempts.js';
import {examWords} from '../../../words/exam-words.js';

/**
 * @typedef {import('./panel.js').Said} Said
 * @typedef {import('./panel.js').Piece} Piece
 * @typedef {ReturnType<typeof import('./attempts.js').examResult>} Result
 * @typedef {Pick<import('./exam-item.js').ExamItem, 'answers' | 'isFlagged' | 'number'>} Asked
 *
 * @typedef {object} Facts
 * @property {boolean} isChoice whether the learner may practise instead
 * @property {number | null} pass the percentage that is needed
 * @property {number} size how many items a draw has
 * @property {number} pool how many there are
 * @property {Asked[]} drawn
 * @property {boolean} isKept whether the storage has all that was done
 * @property {boolean} isAsking whether what is not answered is named
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
const NEW = ['begin', examWords.newAttempt];

/** @param {Facts} facts @returns {Said} */
function startPanel({isChoice, size, pool, pass}) {
  const intro = [[examWords.intro({of: size, pool, pass})], [examWords.rules]];
  if (!isChoice) return {lines: intro, actions: [['begin', examWords.begin]]};
  const actions = /** @type {Said['actions']} */ ([
    ['practise', examWords.practise],
    ['begin', examWords.takeExam]
  ]);
  return {lines: [[examWords.choose], ...intro], actions};
}

/** @param {Result | null} result @returns {Said} */
function practicePanel(result) {
  if (!result) return {lines: [], actions: [['leave', examWords.toChoice]]};
  return {lines: [[examWords.practising]], actions: [['leave', examWords.toResult]]};
}

/** @param {Result} result @param {Facts} facts @returns {Said} */
function goingPanel(result, {pass, isKept, results}) {
  const earlier = results.flatMap((earlier) => [[examWords.handedIn], [examWords.result(earlier, pass)]]);
  const kept = isKept ? [[examWords.isKept]] : [];
  return {lines: [...earlier, [examWords.underWay], ...kept, ...goneLines(result)], actions: []};
}

/** @param {Facts} facts @returns {Said} */
function handInPanel({drawn, isAsking}) {
  const all = drawn.map((item, i) => ({item, link: {text: String(i + 1), href: `#${item.number.id}`}}));
  const unanswered = all.filter(({item}) => item.answers.isEmpty);
  const flagged = all.filter(({item}) => item.isFlagged);
  if (!isAsking || !(unanswered.length + flagged.length)) return {lines: [], actions: [['hand-in', examWords.handIn]]};
  const lines = [listed(examWords.unanswered, unanswered), listed(examWords.flagged, flagged)].filter(
    ({length}) => length
  );
  return {
    lines,
    actions: [
      ['hand-in-now', examWords.handInNow],
      ['back', examWords.goBack]
    ]
  };
}

/**
 * @param {string} said
 * @param {{link: Piece}[]} items
 * @returns {Piece[]}
 */
function listed(said, items) {
  return items.length ? [said, ...items.flatMap(({link}, i) => (i ? [', ', link] : [link])), '.'] : [];
}

/** @param {Result} result */
const goneLines = ({gone}) => (gone ? [[examWords.gone(gone)]] : []);

/** @param {Result} result @param {Facts} facts @returns {Said} */
function resultPanel(result, {isChoice, pass, results, isExplained, showsAll}) {
  const {missed, open, passed} = result;
  const best = bestResult(results);
  const lines = [
    ...(passed === null ? [] : [[examWords.passed(passed)]]),
    [examWords.result(result, pass)],
    ...(open ? [[examWords.open(open)]] : []),
    ...goneLines(result),
    ...(best ? [[examWords.best(best, longDate(best.at), results.length)]] : []),
    ...(missed.length ? [[isExplained ? examWords.explained : examWords.explainFirst]] : [])
  ];
  /** @type {Said['actions']} */
  const afterMisses = [
    isExplained && !showsAll ? ['all', examWords.showAll] : ['explain', examWords.explain],
    ['again', examWords.again]
  ];
  const actions = missed.length ? afterMisses : [NEW];
  if (isChoice) actions.push(['practise', examWords.practise]);
  if (missed.length && isExplained) actions.push(NEW); // last, so that the others stay where they are
  return {lines, actions, ...(passed === null ? {} : {outcome: passed ? 'right' : 'wrong'})};
}
