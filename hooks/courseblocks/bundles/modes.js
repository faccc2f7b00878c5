/** The modes of a quiz besides plain practice: a second script, right before each quiz that needs it. */

import {BeforeQuiz} from '../blocks/quiz/before.js';
import {DrawnPractice} from '../blocks/quiz/draw/drawn.js';
import {Exam} from '../blocks/quiz/exam/exam.js';
import {addModes} from '../blocks/quiz/quiz.js';

addModes({practice: DrawnPractice, before: BeforeQuiz, exam: Exam, choice: Exam});
