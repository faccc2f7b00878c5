/** The views of the whole course: a second script, on their own pages. It works on the log of the first. */

import {CourseSettings} from '../blocks/settings/settings.js';

if (!customElements.get('course-settings')) customElements.define('course-settings', CourseSettings);
