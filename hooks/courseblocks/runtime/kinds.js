/** The types of items besides choice. */

import {addKinds} from './answers.js';
import {BlankAnswers} from './blanks.js';
import {OrderAnswers} from './order.js';
import {PairAnswers} from './pairs.js';
import {TextAnswers} from './text.js';

/** Let the quizzes of the page know them. */
export function addAllKinds() {
  addKinds({
    ordering: OrderAnswers,
    matching: PairAnswers,
    categorise: PairAnswers,
    'fill-in': BlankAnswers,
    open: TextAnswers
  });
}
