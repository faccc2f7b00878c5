/** The modes of a quiz besides plain practice: a second script, right before each quiz that needs it. */

import {BeforeQuiz} from './before.js';
import {DrawnPractice} from './drawn.js';
import {Exam} from './exam.js';
import {addModes} from './quiz.js';

addModes({practice: DrawnPractice, before: BeforeQuiz, exam: Exam, choice: Exam});
