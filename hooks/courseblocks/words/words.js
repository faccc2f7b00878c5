/** Every word that the runtime says to a learner, in one place for translators. */

import {plural} from './plural.js';

export const words = {
  check: 'Check',
  tryAgain: 'Try again',
  right: 'Right',
  wrong: 'Not right',
  explained: 'Explanation:',
  chooseFirst: 'Choose an option first.',
  changed: 'This item has changed since you responded, so it is asked again.',
  marks: {right: 'right', wrong: 'not right', missed: 'right, not chosen'},
  /** @param {{hits: number, wrong: number, missed: number}} outcome */
  partly: ({hits, wrong, missed}) => {
    const chosen = `${hits} of ${hits + missed} right options chosen`;
    return wrong ? `${chosen}, ${wrong} chosen that ${plural(wrong, 'is', 'are')} not right` : chosen;
  },
  /** @param {{right: number, graded: number, of: number, responded: number}} score */
  score: ({right, graded, of, responded}) => {
    if (responded < of) return `${responded} of ${of} answered.`;
    if (of === 1) return graded ? `Answered, ${right ? '' : 'not '}right at the first try.` : 'Answered.';
    const first = graded < of ? `${right} of the ${graded} with a key` : right;
    return graded ? `All ${of} answered, ${first} right at the first try.` : `All ${of} answered.`;
  },
  startAnew: 'Start anew',
  undo: 'Undo: put the ticks back',
  retryMissed: 'Try again what you missed',
  /** @param {number} done @param {number} of */
  ticked: (done, of) => `${done} of ${of} done.`,
  resets: {
    daily: 'Starts anew each day.',
    weekly: 'Starts anew each Monday.',
    monthly: 'Starts anew on the first of each month.'
  },
  /** @param {string} date */
  completed: (date) => `You completed this lesson on ${date}.`,
  /** @param {number} count */
  isNew: (count) => `New since then: ${count} ${plural(count, 'question', 'questions')}.`,
  missing: 'A part of this did not come, so what you do here is not kept. Reload the page to get it.',
  troubles: {
    blocked:
      'Your browser keeps nothing for this site, or cannot read it, so what you do here is gone when you leave the page.',
    guest:
      'Somebody said that this is not their device, so what you do here is gone when you close the tab. Is it yours? Say so where your data is.',
    full: 'Your browser has no room left, so what you just did is not kept. Save a copy before you leave the page.',
    corrupt: 'Some of what was kept in this browser cannot be read. It is still there, and you can save a copy of it.',
    newer: 'Some of what is kept in this browser is from a newer version of the course. Reload the page to get it.'
  },
  saveCopy: 'Save a copy'
};
