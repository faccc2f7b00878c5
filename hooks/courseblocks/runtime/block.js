/** What the blocks of a page have in common: they begin once they are whole, and listen until they are taken away. */

import {whenWhole} from './dom.js';

export class Block extends HTMLElement {
  #listeners = new AbortController();

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
    this.start(this.#listeners.signal);
  }

  /**
   * Every block has its own way.
   *
   * @abstract
   * @param {AbortSignal} _signal ends what is listened to
   */
  start(_signal) {}
}
