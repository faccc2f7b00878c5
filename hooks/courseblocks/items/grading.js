/** Whether a response is right, and how far, where its order means nothing. Pure: a response and a key in, an outcome out. */

/**
 * @typedef {object} Outcome
 * @property {boolean | null} right all of the key and nothing else; null for what is never graded
 * @property {number} hits parts of the key that the response has
 * @property {number} of parts of the key
 * @property {number} wrong parts of the response that are not in the key
 * @property {number} missed parts of the key that the response has not
 */

/**
 * @param {string[]} response the options chosen, or the pairs made, by their keys
 * @param {string[]} key the right ones
 * @returns {Outcome}
 */
export function grade(response, key) {
  const hits = key.filter((option) => response.includes(option)).length;
  const wrong = response.filter((option) => !key.includes(option)).length;
  const missed = key.length - hits;
  return {right: wrong === 0 && missed === 0, hits, of: key.length, wrong, missed};
}
