/** A part of the settings: controls, what came of the last press right below them, and what that may change. */

import {announce, element} from './dom.js';

export class SettingsPart {
  #above = element('div');
  #said = element('p', {role: 'status', class: 'course-said'});
  #below = element('div');
  host;

  /** @param {string} title */
  constructor(title) {
    this.host = element('fieldset', {}, element('legend', {}, title), this.#above, this.#said, this.#below);
  }

  /** @param {...Node} controls what stays as it is */
  above(...controls) {
    this.#above.replaceChildren(...controls);
  }

  /** @param {...Node} content what changes */
  below(...content) {
    this.#below.replaceChildren(...content);
  }

  /** @param {...(Node | string)} what */
  say(...what) {
    announce(this.#said, ...what);
  }
}
