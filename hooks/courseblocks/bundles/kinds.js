/** The types of items besides choice: a second script, right before each quiz that needs it. */

import {addKinds} from '../items/answers.js';
import {BlankAnswers} from '../items/fill_in/fill-in.js';
import {OrderAnswers} from '../items/ordering/ordering.js';
import {PairAnswers} from '../items/pairs/pairs.js';
import {TextAnswers} from '../items/open_response/open-response.js';

addKinds({
  ordering: OrderAnswers,
  matching: PairAnswers,
  categorise: PairAnswers,
  'fill-in': BlankAnswers,
  open: TextAnswers
});
