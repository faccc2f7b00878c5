/** The modes of a quiz besides plain practice: a second script, right before each quiz that needs it. */

import {BeforeCourse} from '../blocks/quiz/before.js';
import {Exam} from '../blocks/quiz/exam/exam.js';
import {ExamItem} from '../blocks/quiz/exam/exam-item.js';
import {ExamLog} from '../blocks/quiz/exam/exam-log.js';
import {Practice} from '../blocks/quiz/practice.js';
import {PackedItem} from '../blocks/quiz/packed-item.js';
import {prepare} from '../blocks/quiz/prepare.js';
import {addModes} from '../blocks/quiz/quiz.js';
import {Run} from '../blocks/quiz/run.js';

/** @param {import('../blocks/block.js').Block} host */
function drawn(host) {
  const {log, names, items, drawing, sure} = prepare(host, PackedItem);
  return /** @type {const} */ ([new Run(log, names, items, {selection: drawing}), sure]);
}

/** @param {import('../blocks/block.js').Block} host */
function exam(host) {
  const {log, names, items, drawing, sure} = prepare(host, ExamItem);
  const pass = host.dataset.pass ? Number(host.dataset.pass) : null;
  return new Exam(host, new ExamLog(log, names, items, drawing, pass), sure);
}

addModes({
  practice: (host) => new Practice(host, ...drawn(host)),
  before: (host) => new BeforeCourse(host, ...drawn(host)),
  exam,
  choice: exam
});
