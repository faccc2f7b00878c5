/** `<course-quiz>`: a set of items, for practice unless its `data-mode` says something else. */

import {isKnown} from './answers.js';
import {found, whenWhole} from './dom.js';
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

export class CourseQuiz extends HTMLElement {
  #listeners = new AbortController();
  /** @type {Practice | undefined} */
  #mode;

  /** What is left to respond to before the lesson is complete; itself while nobody knows. @returns {object[]} */
  get left() {
    return this.#mode?.left ?? [this];
  }

  connectedCallback() {
    whenWhole(this, () => this.#start());
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  /** @param {boolean} [waited] for a script, while the learner may have begun */
  #start(waited) {
    this.#listeners = new AbortController();
    const {signal} = this.#listeners;
    const Mode = modes.get(this.dataset.mode);
    if (Mode && found(this, 'course-item').every(isKnown)) {
      this.#mode = new Mode(this);
      if (waited) this.#mode.keepResponses();
      this.#mode.start(signal);
    } else document.addEventListener('course-more', () => this.#start(true), {signal, once: true});
  }
}
