/** Orders that look random and stay the same: options keep theirs for a whole attempt, through every reload. */

/**
 * The things in an order that the seed decides.
 *
 * @template T
 * @param {T[]} things
 * @param {string} seed
 * @returns {T[]}
 */
export function shuffled(things, seed) {
  const next = generator(seed);
  const result = [...things];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/**
 * Numbers from 0 up to 1, by the algorithm mulberry32, seeded with the FNV-1a hash of a text.
 *
 * @param {string} seed
 */
export function generator(seed) {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
