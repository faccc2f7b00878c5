/** Storages that behave as browsers' do: one that can be full, or refuse for a while, and one that throws. */

const FULL = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

/** @param {Map<string, string>} values */
const sizeOf = (values) => [...values].flat().join('').length;

export class FakeStorage {
  /** @type {Map<string, string>} */
  #values;
  #accepted = Infinity;
  #refused = 0;
  /** How many characters it holds, keys and texts. */
  capacity = Infinity;
  /** The members that throw, as where the browser's file is damaged. @type {string[]} */
  broken = [];

  /** @param {Record<string, string>} [values] */
  constructor(values = {}) {
    this.#values = new Map(Object.entries(values));
    Object.assign(this, values); // what is stored is enumerated, as in browsers
  }

  /** @param {string} member */
  #use(member) {
    if (this.broken.includes(member)) throw new DOMException('The file is corrupted.', 'UnknownError');
  }

  get length() {
    this.#use('length');
    return this.#values.size;
  }

  /** @param {string} key */
  getItem(key) {
    this.#use('getItem');
    return this.#values.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  setItem(key, text) {
    this.#use('setItem');
    if (this.#accepted > 0) this.#accepted--;
    else if (this.#refused-- > 0) throw FULL();
    if (sizeOf(new Map(this.#values).set(key, String(text))) > this.capacity) throw FULL();
    this.#values.set(key, String(text));
    Object.assign(this, {[key]: text});
  }

  /** @param {string} key */
  removeItem(key) {
    this.#use('removeItem');
    this.#values.delete(key);
    Reflect.deleteProperty(this, key);
  }

  /**
   * Accept so many writes, then refuse so many, then accept all.
   *
   * @param {number} accepted
   * @param {number} [refused]
   */
  refuse(accepted, refused = Infinity) {
    this.#accepted = accepted;
    this.#refused = refused;
  }

  /** Have no room for a single character more. */
  fill() {
    this.capacity = sizeOf(this.#values);
  }

  /** Whether every write is accepted from now on. */
  get hasRoom() {
    return this.#refused <= 0;
  }

  /** All that is stored, key by key. */
  all() {
    return Object.fromEntries(this.#values);
  }
}

/** Throws at every access, from the given one on, as where a browser takes the permission back. */
export class ThrowingStorage extends FakeStorage {
  #left;

  /**
   * @param {number} accesses how many work
   * @param {Record<string, string>} [values]
   */
  constructor(accesses, values) {
    super(values);
    this.#left = accesses;
  }

  /** Whether it was never accessed so often that it threw. */
  get spared() {
    return this.#left >= 0;
  }

  #access() {
    if (this.#left-- <= 0) throw new DOMException('The operation is insecure.', 'SecurityError');
  }

  get length() {
    this.#access();
    return super.length;
  }

  /** @param {string} key */
  getItem(key) {
    this.#access();
    return super.getItem(key);
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  setItem(key, text) {
    this.#access();
    super.setItem(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#access();
    super.removeItem(key);
  }
}
