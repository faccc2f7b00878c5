/**
 * An item of a quiz that tells nothing at first: its key travels as base64 of UTF-8, so that neither a search on the page
 * nor a look at it finds it. That keeps it out of sight, not out of reach.
 */

import {hide} from '../../runtime/page/dom.js';
import {ItemView} from '../../items/item.js';

/** Says to a browser that asks for it that a key may be read as HTML: it came with the page, and as a part of it. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('courseblocks', {
  createHTML: (/** @type {string} */ html) => html
});

export class PackedItem extends ItemView {
  make() {
    this.#unpackKey();
    return super.make();
  }

  /** Put the key into its place, hidden. */
  #unpackKey() {
    const {host} = this;
    if (host.dataset.key === undefined) return;
    const bytes = Uint8Array.from(atob(host.dataset.key), (letter) => letter.charCodeAt(0));
    const html = new TextDecoder().decode(bytes);
    const page = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
    host.append(...page.body.childNodes);
    hide(host, '.course-key');
    delete host.dataset.key;
  }
}
