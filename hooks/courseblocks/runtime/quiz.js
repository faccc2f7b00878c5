/** `<course-quiz>`: a set of items, for practice unless its `data-mode` says something else. */

import {isKnown} from './answers.js';
import {whenWhole} from './dom.js';
import {Practice} from './practice.js';

/** How a quiz is taken, by its `data-mode`. @type {Map<string | undefined, typeof Practice>} */
const modes = new Map([[undefined, Practice]]);

/**
 * Add modes that a second script brings, before it tells that it is there.
 *
 * @param {Record<string, typeof Practice>} more
 */
export function addModes(more) {
  for (const [mode, way] of Object.entries(more)) modes.set(mode, way);
}

export class CourseQuiz extends HTMLElement {
  #listeners = new AbortController();

  connectedCallback() {
    whenWhole(this, () => this.#start());
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  #start() {
    this.#listeners = new AbortController();
    const {signal} = this.#listeners;
    const Mode = modes.get(this.dataset.mode);
    const hosts = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('course-item'));
    if (Mode && [...hosts].every(isKnown)) new Mode(this).start(signal);
    else document.addEventListener('course-kinds', () => this.#start(), {signal, once: true});
  }
}
