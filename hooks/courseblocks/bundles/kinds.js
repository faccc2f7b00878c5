/** The types of items besides choice: a second script, right before each quiz that needs it. */

import {addKinds} from '../items/answers.js';
import {CategoryAnswers} from '../items/categorise/categorise.js';
import {BlankAnswers} from '../items/fill_in/fill-in.js';
import {MatchAnswers} from '../items/matching/matching.js';
import {OrderAnswers} from '../items/ordering/ordering.js';
import {TextAnswers} from '../items/open_response/open-response.js';

addKinds({
  ordering: OrderAnswers,
  matching: MatchAnswers,
  categorise: CategoryAnswers,
  'fill-in': BlankAnswers,
  open: TextAnswers
});
