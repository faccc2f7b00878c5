/** `<course-quiz>`: a set of items, for practice unless its `data-mode` says something else. */

import {isKnown} from '../../items/answers.js';
import {Block} from '../block.js';
import {found} from '../../runtime/page/dom.js';
import {Practice} from './practice.js';

/** How a quiz is taken, by its `data-mode`. @type {Map<string | undefined, typeof Practice>} */
const modes = new Map([[undefined, Practice]]);

/**
 * Add modes that a second script brings; quizzes that wait for them are told.
 *
 * @param {Record<string, typeof Practice>} more
 */
export function addModes(more) {
  for (const [mode, way] of Object.entries(more)) modes.set(mode, way);
  document.dispatchEvent(new Event('course-more'));
}

export class CourseQuiz extends Block {
  /** @type {Practice | undefined} */
  #mode;
  /** For a script, while the learner may have begun. */
  #hasWaited = false;

  /** What is left to respond to before the lesson is complete; itself while nobody knows. @returns {object[]} */
  get left() {
    return this.#mode?.left ?? [this];
  }

  /**
   * @param {AbortSignal} signal
   * @returns {boolean | void}
   */
  start(signal) {
    const Mode = modes.get(this.dataset.mode);
    if (!Mode || !found(this, 'course-item').every(isKnown)) {
      this.#hasWaited = true;
      document.addEventListener('course-more', () => this.begin(), {signal, once: true});
      return false;
    }
    this.#mode = new Mode(this);
    if (this.#hasWaited) this.#mode.keepResponses();
    this.#mode.start(signal);
  }

  /**
   * @param {string} action
   * @param {HTMLElement} control
   */
  act(action, control) {
    this.#mode?.act(action, this.#mode.itemOf(control), control);
  }
}
