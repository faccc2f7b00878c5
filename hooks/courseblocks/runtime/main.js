/** Makes the blocks of a page work. The pages are complete without it. */

import {CourseChecklist} from './checklist.js';
import {CourseLesson} from './lesson.js';
import {CourseQuiz} from './quiz.js';
import {courseLog} from './store.js';

const elements = {
  'course-lesson': CourseLesson,
  'course-quiz': CourseQuiz,
  'course-checklist': CourseChecklist
};

document.addEventListener('course-log-wanted', (event) => {
  const {course, give} = /** @type {CustomEvent} */ (event).detail;
  give(courseLog(course));
});

for (const [tag, definition] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, definition);
}
