/**
 * An item that is not whole at first. The key of a quiz that tells nothing travels as base64 of UTF-8, so that neither a
 * search on the page nor a look at it finds it: that keeps it out of sight, not out of reach. And what may never be asked,
 * as it is drawn from a pool, is no elements before it is asked: it stands in a `noscript`.
 */

import {found, hide} from '../../runtime/page/dom.js';
import {ItemView} from '../../items/item.js';

/** Says to a browser that asks for it that this may be read as HTML: it came with the page, and as a part of it. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('courseblocks', {
  createHTML: (/** @type {string} */ html) => html
});

export class PackedItem extends ItemView {
  /** What stands in a `noscript` is taken from it at once, since a translator would write on it. @param {HTMLElement} host */
  constructor(host) {
    super(host);
    for (const packed of found(host, ':scope > noscript')) {
      host.dataset.packed = packed.textContent ?? '';
      packed.remove();
    }
  }

  make() {
    this.unpack();
    this.#unpackKey();
    return super.make();
  }

  /** Put all but the key of a mode that tells nothing into its place. */
  unpack() {
    const {host} = this;
    const {packed} = host.dataset;
    if (packed === undefined) return;
    host.append(...parsed(packed));
    delete host.dataset.packed;
  }

  /** Put the key into its place, hidden. */
  #unpackKey() {
    const {host} = this;
    if (host.dataset.key === undefined) return;
    const bytes = Uint8Array.from(atob(host.dataset.key), (letter) => letter.charCodeAt(0));
    host.append(...parsed(new TextDecoder().decode(bytes)));
    hide(host, '.course-key');
    delete host.dataset.key;
  }
}

/** @param {string} html */
const parsed = (html) => new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html').body.childNodes;
