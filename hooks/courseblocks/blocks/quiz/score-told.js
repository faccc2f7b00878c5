/** What is said of all items of a quiz: how many are answered, and right at the first try. */

import {say} from '../../words/words.js';

/** @param {ReturnType<typeof import('../../runtime/progress/progress.js').score>} score */
export function scoreTold({right, graded, of, responded}) {
  if (!responded) return '';
  if (responded < of) return say('quiz.answered', {done: responded, count: of});
  if (of === 1 && graded) return say(right ? 'quiz.one-right' : 'quiz.one-wrong');
  if (!graded) return of === 1 ? say('quiz.one-answered') : say('quiz.all-answered', {count: of});
  return say(graded < of ? 'quiz.all-with-key' : 'quiz.all-scored', {count: of, right, graded});
}
