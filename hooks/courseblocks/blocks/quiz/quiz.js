/** `<course-quiz>`: a set of items, for practice unless its `data-mode` says something else. */

import {isKnown} from '../../items/answers.js';
import {Block} from '../block.js';
import {found, removeAll} from '../../runtime/page/dom.js';
import {ItemView} from '../../items/item.js';
import {Practice} from './practice.js';
import {Run} from './run.js';

/**
 * @typedef {object} Mode a way of asking the items of a run
 * @property {Run<ItemView>} run
 * @property {(item: any) => void} keepResponse something is chosen or typed in an item
 * @property {(action: string, item?: any, control?: any) => void} act a control was pressed, maybe one in an item
 * @property {() => void} render there is something new in the log
 * @property {ItemView[]} [shown] the items on the page, where that is not all that the run asks
 *
 * @typedef {(host: Block) => Mode} MakeMode
 */

/** How a quiz is taken, by its `data-mode`. @type {Map<string | undefined, MakeMode>} */
const modes = new Map([[undefined, plainPractice]]);

/** @type {MakeMode} */
function plainPractice(host) {
  const items = found(host, 'course-item').map((each) => new ItemView(each));
  return new Practice(host, new Run(host.log, host.names, items));
}

/**
 * Add modes that a second script brings; quizzes that wait for them are told.
 *
 * @param {Record<string, MakeMode>} more
 */
export function addModes(more) {
  for (const [mode, make] of Object.entries(more)) modes.set(mode, make);
  document.dispatchEvent(new Event('course-more'));
}

export class CourseQuiz extends Block {
  /** @type {Mode | undefined} */
  #mode;
  /** For a script, while the learner may have begun. */
  #hasWaited = false;

  /** What is left to respond to before the lesson is complete; itself while nobody knows. @returns {object[]} */
  get left() {
    return this.#mode?.run.left ?? [this];
  }

  /**
   * @param {AbortSignal} signal
   * @returns {boolean | void}
   */
  start(signal) {
    removeAll(this, ':scope > .course-steps');
    const make = modes.get(this.dataset.mode);
    if (!make || !found(this, 'course-item').every(isKnown)) {
      this.#hasWaited = true;
      document.addEventListener('course-more', () => this.begin(), {signal, once: true});
      return false;
    }
    const mode = make(this);
    const {items, log} = mode.run;
    if (this.#hasWaited) for (const item of items) if (!item.answers.isEmpty) mode.keepResponse(item);
    mode.render(); // here, so that a quiz with a broken item says so
    this.#mode = mode;
    this.addEventListener('input', this, {signal});
    log.changed(); // a lesson waits for it, too
    log.addEventListener('change', () => mode.render(), {signal});
  }

  /** @param {boolean} on */
  blank(on) {
    const mode = this.#mode;
    this.toggleAttribute('data-sheet', on);
    for (const item of mode?.shown ?? mode?.run.asked ?? []) item.blank();
    if (!on) mode?.render();
  }

  /** @param {Event} event */
  handleEvent({target}) {
    const item = this.#itemOf(target);
    if (item) this.#mode?.keepResponse(item);
  }

  /**
   * @param {string} action
   * @param {HTMLElement} control
   */
  act(action, control) {
    this.#mode?.act(action, this.#itemOf(control), control);
  }

  /** @param {EventTarget | null} part */
  #itemOf(part) {
    return this.#mode?.run.items.find(({host}) => host.contains(/** @type {Node} */ (part)));
  }
}
