/** Chance that can be repeated: the same seed gives the same numbers, and the same ids. */

export class Seeded {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = (Math.imul(seed, 0x9e3779b1) + 0x6d2b79f5) | 0;
  }

  /** A number from 0 up to 1, by xorshift over a Weyl sequence. */
  next() {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  }

  /** @param {number} end */
  below(end) {
    return Math.floor(this.next() * end);
  }

  /**
   * @template T
   * @param {T[]} list
   */
  pick(list) {
    return list[this.below(list.length)];
  }

  /**
   * @template T
   * @param {T[]} list
   * @returns {T[]}
   */
  some(list) {
    return list.filter(() => this.next() < 0.5);
  }

  /**
   * @template T
   * @param {T[]} list
   * @returns {T[]}
   */
  shuffled(list) {
    return list
      .map((thing) => ({thing, at: this.next()}))
      .sort((a, b) => a.at - b.at)
      .map(({thing}) => thing);
  }
}

/**
 * Let the ids of the runtime come from a seed too, so that a failing run can be replayed to the letter.
 *
 * @param {Seeded} random
 */
export function seedIds(random) {
  const value = (/** @type {Uint8Array} */ bytes) => bytes.map(() => random.below(256));
  Object.defineProperty(crypto, 'getRandomValues', {value, configurable: true});
}
