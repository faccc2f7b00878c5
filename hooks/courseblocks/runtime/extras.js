/** The types of items besides choice: a second script, right before a quiz that needs it. It works beside the first. */

import {addKinds} from './answers.js';

addKinds({});
