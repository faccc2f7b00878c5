/** What the blocks of a page have in common: they begin once they are whole, and listen until they are taken away. */

import {controlOf, swallow} from '../runtime/page/controls.js';
import {names, removeAll, whenWhole} from '../runtime/page/dom.js';
import {courseLog} from '../runtime/log/page-log.js';

export class Block extends HTMLElement {
  #listeners = new AbortController();

  /** That of the course. */
  get log() {
    return courseLog(this);
  }

  /** Its own, by which events say that they happened in it: the present one first. */
  get names() {
    return names(this, 'in');
  }

  /** Ends what is listened to. */
  get signal() {
    return this.#listeners.signal;
  }

  connectedCallback() {
    if (!this.closest('[inert]')) whenWhole(this, () => this.begin());
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  /** Begin, or begin once more: what was listened to before is not heard twice. */
  begin() {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    const {signal} = this;
    this.addEventListener('click', (event) => this.#press(event), {signal});
    if (this.start(signal) === false) return;
    this.dataset.works = '';
    removeAll(this, ':scope > .course-missing');
  }

  /** @param {Event} event */
  #press(event) {
    const control = controlOf(event);
    if (!control) return;
    swallow(event); // where a link is followed within its page, Material loads that anew
    this.act(String(control.dataset.do), control);
  }

  /**
   * Every block has its own way.
   *
   * @abstract
   * @param {AbortSignal} _signal ends what is listened to
   * @returns {boolean | void} false while it waits for what makes it work
   */
  start(_signal) {}

  /**
   * Show it as if nothing had been done, for paper, or as it is.
   *
   * @param {boolean} _on
   */
  blank(_on) {}

  /**
   * Do what a control in the block says.
   *
   * @param {string} _action
   * @param {HTMLElement} _control
   */
  act(_action, _control) {}
}
