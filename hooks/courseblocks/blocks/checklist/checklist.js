/** `<course-checklist>`: lines that stay ticked until they are reset. */

import {Block} from '../block.js';
import {button, element, hide, keepFromFilling, removeAll, tell} from '../../runtime/page/dom.js';
import {showTroubles} from '../trouble.js';
import {ticked} from './ticked.js';
import {say} from '../../words/words.js';

const RESETS = {
  daily: say('checklist.daily'),
  weekly: say('checklist.weekly'),
  monthly: say('checklist.monthly')
};

export class CourseChecklist extends Block {
  /** @param {AbortSignal} signal */
  start(signal) {
    keepFromFilling(this);
    this.#addFooter();
    this.addEventListener('change', this, {signal});
    this.log.addEventListener('change', () => this.#render(), {signal});
    this.#render();
  }

  /** @param {Event} event */
  handleEvent({target}) {
    const {checked, value} = /** @type {HTMLInputElement} */ (target);
    this.#add(checked ? 'ticked' : 'unticked', value);
  }

  /** @param {string} action */
  act(action) {
    if (action === 'anew') this.#add('restarted');
    else if (action === 'undo') {
      this.querySelector('input')?.focus(); // the button goes
      this.log.erase(
        this.#restarts.map(({id}) => id),
        this.names[0]
      );
    }
  }

  /**
   * @param {string} kind
   * @param {string} [of] the line
   */
  #add(kind, of) {
    this.log.add({kind, ...(of && {of}), in: this.names[0]});
  }

  #addFooter() {
    removeAll(this, ':scope > .course-footer');
    const reset = /** @type {Record<string, string>} */ (RESETS)[this.dataset.reset ?? ''];
    const lines = [
      element('p', {class: 'course-score', role: 'status'}),
      button('anew', say('checklist.clear')),
      button('undo', say('checklist.undo'))
    ];
    this.append(element('div', {class: 'course-footer'}, ...(reset ? [element('p', {}, reset)] : []), ...lines));
  }

  /** What was done here last, if it was to start anew: it may have been pressed twice. */
  get #restarts() {
    const own = this.log.events().filter((event) => this.names.includes(event.in ?? ''));
    const before = own.findLastIndex(({kind}) => kind !== 'restarted');
    return before < 0 ? [] : own.slice(before + 1);
  }

  /** @param {boolean} on */
  blank(on) {
    this.#render();
    this.toggleAttribute('data-sheet', on);
    if (on) for (const box of this.querySelectorAll('input')) box.checked = false;
  }

  #render() {
    const done = ticked(this.log.events(), this.names, this.dataset.reset, new Date());
    const boxes = this.querySelectorAll('input');
    for (const box of boxes) box.checked = done.has(box.value);
    const count = [...boxes].filter((box) => box.checked).length;
    tell(this.querySelector('.course-score'), say('checklist.ticked', {done: count, count: boxes.length}));
    hide(this, '[data-do=undo]', !this.#restarts.length);
    showTroubles(this.log, this);
  }
}

if (!customElements.get('course-checklist')) customElements.define('course-checklist', CourseChecklist);
