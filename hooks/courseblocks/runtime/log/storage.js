/** The browser's storages, which may be kept from a page, full, or damaged: nothing that is done with them here throws. */

/** @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'length'>} StorageLike */

export class SafeStorage {
  /** Whether its keys, and what was asked for since they were, could be read. */
  isRead = true;

  /** @param {StorageLike | null} storage null where there is none */
  constructor(storage) {
    this.storage = storage;
  }

  /** @param {string} key */
  get(key) {
    return this.#read((storage) => storage.getItem(key), null);
  }

  /**
   * The keys that begin like this. They are enumerated at once: where there are many, asking for one after the other takes
   * some browsers seconds. A storage that is damaged has none then, but it does not tell its length.
   *
   * @param {string} prefix
   */
  keys(prefix) {
    this.isRead = Boolean(this.storage);
    const all = (/** @type {StorageLike} */ storage) => (storage.length ? Object.keys(storage) : []);
    return this.#read((storage) => all(storage).filter((key) => key.startsWith(prefix)), []);
  }

  /**
   * @param {string} key
   * @param {string} text
   * @returns {boolean} whether it is kept
   */
  set(key, text) {
    try {
      this.storage?.setItem(key, text);
      return Boolean(this.storage);
    } catch {
      return false;
    }
  }

  /** @param {string} key what cannot be removed stays */
  remove(key) {
    this.#read((storage) => storage.removeItem(key), undefined);
  }

  /**
   * @template T
   * @param {(storage: StorageLike) => T} ask
   * @param {T} otherwise
   */
  #read(ask, otherwise) {
    try {
      return this.storage ? ask(this.storage) : otherwise;
    } catch {
      this.isRead = false;
      return otherwise;
    }
  }
}

/**
 * A storage of the browser. Where it is kept from the page, even looking at it throws.
 *
 * @param {'localStorage' | 'sessionStorage'} name
 */
export function storageOf(name) {
  try {
    return new SafeStorage(window[name]);
  } catch {
    return new SafeStorage(null);
  }
}
