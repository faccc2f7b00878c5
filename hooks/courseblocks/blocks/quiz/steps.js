/**
 * One question at a time, where a thumb would scroll past several: a finger and a narrow window. Who wants to see all of them
 * says so once. What is not shown is found all the same: by a search on the page, by an address, and on paper.
 */

import {button, decoded, element} from '../../runtime/page/dom.js';
import {say} from '../../words/words.js';

/** @typedef {import('../../items/item.js').ItemView} ItemView */

const SMALL = '(pointer: coarse) and (max-width: 44em)';
/** What is kept of a learner like something half done, for all quizzes. */
const ALL = 'shows-all';
const NOTHING = {attempt: '', items: {}};

export class Steps {
  /** @type {ItemView[]} */
  #items = [];
  /** The one that is shown. @type {ItemView | undefined} */
  #at;
  #small = matchMedia(SMALL);
  #back = button('step-back', say('steps.back'));
  #next = button('step', say('steps.next'));
  #all = button('steps-all', '');
  host = element('p', {class: 'course-steps'}, this.#next, this.#back, this.#all);

  /**
   * @param {import('../block.js').Block} block
   * @param {import('../../runtime/log/log.js').Log} log
   */
  constructor(block, log) {
    const {signal} = block;
    this.log = log;
    block.append(this.host);
    block.addEventListener('beforematch', (event) => this.#open(event.target), {signal});
    addEventListener('hashchange', () => this.#open(aim()), {signal});
    this.#small.addEventListener('change', () => this.#render(), {signal});
  }

  /**
   * Show one of the items that are asked: that which the address means, or the first that is not done.
   *
   * @param {ItemView[]} items
   * @param {(item: ItemView) => boolean} isDone
   */
  show(items, isDone) {
    const isNew = !this.#at || !items.includes(this.#at);
    this.#items = items;
    if (isNew) this.#at = this.#holding(aim()) ?? items.find((item) => !isDone(item)) ?? items[0];
    this.#next.toggleAttribute('data-main', Boolean(this.#at && isDone(this.#at)));
    this.#render();
  }

  /** @param {string} action what a button says @returns {boolean} whether that is one of these */
  act(action) {
    const step = {step: 1, 'step-back': -1}[action];
    if (step) this.go(this.#items[this.#items.indexOf(/** @type {ItemView} */ (this.#at)) + step]);
    else if (action === 'steps-all') this.#toggle();
    return Boolean(step) || action === 'steps-all';
  }

  /** Go to an item, whether it is shown alone or not. @param {ItemView | undefined} item */
  go(item) {
    if (!item) return;
    this.#at = item;
    this.#render();
    const {number = item.host} = item;
    number.tabIndex = -1;
    number.focus();
    if (!this.#next.hidden || !this.#back.hidden) item.host.scrollIntoView(); // from its top, where it stands alone
  }

  /** Show nothing alone, as long as other things are asked. */
  rest() {
    this.#items = [];
    this.#at = undefined;
    this.#render();
  }

  get #showsAll() {
    return Boolean(this.log.draft(ALL)?.all);
  }

  #toggle() {
    this.log.keepDraft(ALL, this.#showsAll ? null : {...NOTHING, all: true});
    this.log.changed(); // there may be another quiz
    this.go(this.#at);
  }

  /** @param {EventTarget | null} part */
  #open(part) {
    const item = this.#holding(part);
    if (!item) return;
    this.#at = item;
    this.#render();
  }

  /** @param {EventTarget | null} part */
  #holding(part) {
    return part ? this.#items.find(({host}) => host.contains(/** @type {Node} */ (part))) : undefined;
  }

  #render() {
    const items = this.#items;
    const isSmall = this.#small.matches && items.length > 1;
    const isApart = isSmall && !this.#showsAll;
    for (const {host} of items) host.hidden = false;
    for (const {host} of items) if (isApart && host !== this.#at?.host) host.setAttribute('hidden', 'until-found');
    this.host.hidden = !isSmall;
    this.#back.hidden = !isApart || this.#at === items[0];
    this.#next.hidden = !isApart || this.#at === items.at(-1);
    this.#all.textContent = say(isApart ? 'steps.all' : 'steps.one');
  }
}

/** What the address means. */
function aim() {
  return document.getElementById(decoded(location.hash.slice(1)));
}
