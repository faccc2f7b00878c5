/** What is said of all items of a quiz: how many are answered, and how many were right at which try. */

import {say} from '../../words/words.js';

/** @param {ReturnType<typeof import('../../runtime/progress/progress.js').score> & {isAgain?: boolean}} score */
export function scoreTold({right, graded, of, responded, second, isAgain}) {
  if (!responded) return '';
  if (responded < of) return say('quiz.answered', {done: responded, count: of});
  if (!graded) return of === 1 ? say('quiz.one-answered') : say('quiz.all-answered', {count: of});
  if (of === 1) return oneTold({right, second, isAgain});
  if (isAgain) return say('quiz.all-again', {count: of, right, graded});
  const told = say(graded < of ? 'quiz.all-with-key' : 'quiz.all-scored', {count: of, right, graded});
  return second ? `${told} ${say('quiz.second', {count: second})}` : told;
}

/** @param {{right: number, second: number, isAgain?: boolean}} score of the only one */
function oneTold({right, second, isAgain}) {
  if (isAgain) return say('quiz.one-answered');
  if (second) return say('quiz.one-second');
  return say(right ? 'quiz.one-right' : 'quiz.one-wrong');
}
