/** Makes the blocks of a page work. The pages are complete without it. */

import {CoursePage} from './page.js';
import {CourseChecklist} from './checklist.js';
import {keepGuests} from './guest.js';
import {CourseLesson} from './lesson.js';
import {tellWhatIsMissing} from './missing.js';
import {CourseQuiz} from './quiz.js';

tellWhatIsMissing();
keepGuests();
customElements.define('course-page', CoursePage);
customElements.define('course-lesson', CourseLesson);
customElements.define('course-quiz', CourseQuiz);
customElements.define('course-checklist', CourseChecklist);
