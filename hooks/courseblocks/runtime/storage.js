/** The browser's storages, which may be kept from a page. */

/**
 * A storage of the browser, null where it has none or keeps it from the page: then even looking at it throws.
 *
 * @param {'localStorage' | 'sessionStorage'} name
 */
export function storageOf(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}
