/** What only some quizzes need: a second script, right before each of those. It works beside the first. */

import {addAllKinds} from './kinds.js';

addAllKinds();
