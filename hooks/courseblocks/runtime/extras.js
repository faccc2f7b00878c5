/** The types of items besides choice, and the modes besides plain practice: a second script, right before a quiz that needs it. It works beside the first. */

import {addKinds} from './answers.js';
import {BeforeQuiz} from './before.js';
import {DrawnPractice} from './drawn.js';
import {Exam} from './exam.js';
import {addModes} from './quiz.js';

addModes({practice: DrawnPractice, before: BeforeQuiz, exam: Exam, choice: Exam});
addKinds({});
