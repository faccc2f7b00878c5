/** A part of the settings: controls, what came of the last press right below them, and what that may change. */

import {announce, element, found} from '../../runtime/page/dom.js';

export class SettingsPart {
  #above = element('div');
  #said = element('p', {role: 'status', class: 'course-said'});
  #below = element('div');
  #legend;
  host;

  /** @param {string} title */
  constructor(title) {
    this.#legend = element('legend', {tabindex: '-1'}, title);
    this.host = element('fieldset', {}, this.#legend, this.#above, this.#said, this.#below);
  }

  /** @param {...Node} controls what stays as it is */
  above(...controls) {
    this.#above.replaceChildren(...controls);
  }

  /** @param {...Node} content what changes */
  below(...content) {
    this.#below.replaceChildren(...content);
  }

  /** Say it. If that answers what was asked here, the focus is back at what asked. @param {...(Node | string)} what */
  say(...what) {
    const hasAsked = this.#said.querySelector('button') && !this.#above.contains(document.activeElement);
    announce(this.#said, ...what);
    if (hasAsked) found(this.#above, 'input, button').at(-1)?.focus();
  }

  /** Begin here, and say why, once the page is there: what is new in it has no focus and says nothing. @param {string} what */
  goOn(what) {
    const go = () => {
      this.#legend.focus();
      this.say(what);
    };
    addEventListener('load', go, {once: true});
  }
}
