/** Makes the blocks of a page work. The pages are complete without it. */

import {CourseChecklist} from './checklist.js';
import {keepGuests} from './guest.js';
import {CourseLesson} from './lesson.js';
import {CourseQuiz} from './quiz.js';

keepGuests();

const elements = {
  'course-lesson': CourseLesson,
  'course-quiz': CourseQuiz,
  'course-checklist': CourseChecklist
};

for (const [tag, definition] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, definition);
}
