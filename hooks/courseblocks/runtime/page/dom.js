/** Small helpers to build on the page. Text always goes in as text, never as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A button that says what it does in `data-do`; the block that it stands in listens for all of its buttons.
 *
 * @param {string} action
 * @param {string} label
 * @param {boolean} [isMain] whether most will press it next: of several, one
 */
export function button(action, label, isMain = false) {
  /** @type {Record<string, string>} */
  const main = isMain ? {'data-main': ''} : {};
  return element('button', {type: 'button', class: 'course-button', 'data-do': action, ...main}, label);
}

/** Say something again even if it is the same: a live region is silent where its text does not change.
 *
 * @param {Element} region
 * @param {...(Node | string)} content
 */
export function announce(region, ...content) {
  region.replaceChildren(...content);
}

/**
 * Say a text unless it was said there last; by now it may stand there in another language.
 *
 * @param {HTMLElement | null} region
 * @param {string} said
 */
export function tell(region, said) {
  if (!region || (region.dataset.says ?? '') === said) return;
  region.dataset.says = said;
  announce(region, said);
}

/**
 * Do something with a block once it is whole: the script runs before the page, so that a block has its last form when it
 * is first seen, and the parser connects a block before it reads what is in it.
 *
 * @param {HTMLElement} block
 * @param {() => void} then
 */
export function whenWhole(block, then) {
  const look = () => {
    if (!block.nextSibling && document.readyState === 'loading') return;
    parsed.disconnect();
    document.removeEventListener('DOMContentLoaded', look);
    block.dataset.whole = '';
    if (block.isConnected) then();
  };
  const parsed = new MutationObserver(look);
  parsed.observe(document, {childList: true, subtree: true});
  document.addEventListener('DOMContentLoaded', look);
  look();
}

/**
 * Keep the browser from filling in boxes as they were before a reload: what is shown comes from the log. HTML allows the
 * attribute on no box, but browsers heed it, so it is no part of the page and set here.
 *
 * @param {ParentNode} block
 */
export function keepFromFilling(block) {
  for (const box of found(block, 'input, select, textarea')) box.setAttribute('autocomplete', 'off');
}

/**
 * @template {Element} T
 * @param {T} part
 */
export function copy(part) {
  return /** @type {T} */ (part.cloneNode(true));
}

/**
 * @param {ParentNode} where
 * @param {string} css
 */
export function found(where, css) {
  return /** @type {HTMLElement[]} */ ([...where.querySelectorAll(css)]);
}

/**
 * @param {ParentNode} where
 * @param {string} css
 */
export function removeAll(where, css) {
  for (const part of found(where, css)) part.remove();
}

/**
 * @param {ParentNode} where
 * @param {string} css
 * @param {boolean} [on] whether it is hidden, or shown
 */
export function hide(where, css, on = true) {
  for (const part of found(where, css)) part.hidden = on;
}

/**
 * The names in an attribute, parted by spaces; a space that belongs to a name is percent-encoded there.
 *
 * @param {HTMLElement} where
 * @param {string} key
 */
export function names(where, key) {
  return (where.dataset[key] ?? '').split(' ').filter(Boolean).map(decoded);
}

/** What was percent-encoded. @param {string} name */
export function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // of a page that an older version made
  }
}
