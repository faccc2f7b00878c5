/** The words of exams, draws and confidence, in one place for translators. */

import {plural} from './plural.js';

/** @param {number} count */
const questions = (count) => `${count} ${plural(count, 'question', 'questions')}`;

/** @param {number} pass */
const needed = (pass) => `${pass} percent`;

export const examWords = {
  /** @param {{of: number, pool: number, pass: number | null}} exam */
  intro: ({of, pool, pass}) =>
    questions(of) +
    (of < pool ? `, drawn from ${pool}.` : '.') +
    (pass === null ? '' : ` You pass with ${needed(pass)}.`),
  rules: 'Nothing is told before you hand it in. You may stop and go on later.',
  begin: 'Begin',
  choose: 'Practise, and each response is explained at once. Or take it as an exam:',
  practise: 'Practise',
  takeExam: 'Take it as an exam',
  /** @param {number} number @param {number} of */
  number: (number, of) => `Question ${number} of ${of}`,
  notAnswered: 'not answered',
  flag: 'Mark for later',
  handIn: 'Hand in',
  unanswered: 'Not answered: ',
  flagged: 'Marked for later: ',
  handInNow: 'Hand in all the same',
  goBack: 'Go back',
  underWay: 'Your exam is under way.',
  isKept: 'What you have answered so far is kept.',
  handedIn: 'Another attempt, begun on another device, is handed in.',
  /** @param {{right: number, of: number, percent: number}} result @param {number | null} pass */
  result: ({right, of, percent}, pass) =>
    `${right} of ${of} right, ${percent} percent.` + (pass === null ? '' : ` A pass needs ${needed(pass)}.`),
  /** @param {boolean} passed */
  passed: (passed) => (passed ? 'You passed.' : 'Not passed yet.'),
  /** @param {{right: number, of: number}} result @param {string} date @param {number} attempts */
  best: ({right, of}, date, attempts) =>
    `Best result: ${right} of ${of} on ${date}, in ${attempts} ${plural(attempts, 'attempt', 'attempts')}.`,
  /** @param {number} count */
  open: (count) => {
    const verb = plural(count, 'is', 'are');
    return `${questions(count)} with a text of your own ${verb} not scored: compare it with the model answer.`;
  },
  /** @param {number} count */
  gone: (count) => {
    const verbs = plural(count, 'has changed or is gone since, and does', 'have changed or are gone since, and do');
    return `${questions(count)} of this draw ${verbs} not count.`;
  },
  explainFirst: 'First look at what you missed. Then you can begin a new attempt.',
  explained: 'You can begin a new attempt.',
  explain: 'Show only what I missed',
  showAll: 'Show all questions',
  newAttempt: 'New attempt',
  practising: 'This is for practice. It changes no result.',
  toResult: 'Back to the result',
  toChoice: 'Practise or exam',
  again: 'Try again what you missed',
  /** @param {number} done @param {number} of */
  answered: (done, of) => `${done} of ${of} answered.`,
  keep: 'Keep my response',
  kept: 'Kept. You will meet this again at the end.',
  howSure: 'How sure are you?',
  sure: {unsure: 'unsure', fairly: 'fairly sure', certain: 'certain'}
};
