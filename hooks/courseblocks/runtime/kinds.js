/** The types of items besides choice: a second script, right before each quiz that needs it. */

import {addKinds} from './answers.js';
import {BlankAnswers} from './blanks.js';
import {OrderAnswers} from './order.js';
import {PairAnswers} from './pairs.js';
import {TextAnswers} from './text.js';

addKinds({
  ordering: OrderAnswers,
  matching: PairAnswers,
  categorise: PairAnswers,
  'fill-in': BlankAnswers,
  open: TextAnswers
});
