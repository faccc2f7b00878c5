/** Makes the blocks of a page work. The pages are complete without it. */

import {CoursePage} from '../publish/page.js';
import {keepGuests} from '../runtime/log/guest.js';
import {holdSearchIndex} from '../publish/search.js';
import {CourseLesson} from '../publish/lesson.js';
import {tellWhatIsMissing} from '../blocks/missing.js';
import {CourseQuiz} from '../blocks/quiz/quiz.js';

tellWhatIsMissing();
keepGuests();
holdSearchIndex();
customElements.define('course-page', CoursePage);
customElements.define('course-lesson', CourseLesson);
customElements.define('course-quiz', CourseQuiz);
