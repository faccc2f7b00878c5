/** What only some quizzes need: a second script, right before each of those. It works beside the first. */

import {BeforeQuiz} from './before.js';
import {DrawnPractice} from './drawn.js';
import {Exam} from './exam.js';
import {addAllKinds} from './kinds.js';
import {addModes} from './quiz.js';

addModes({practice: DrawnPractice, before: BeforeQuiz, exam: Exam, choice: Exam});
addAllKinds();
