/** Whether a response is right, and how far. Pure: options in, outcome out. */

/**
 * @typedef {object} Outcome
 * @property {boolean} right all of the key and nothing else
 * @property {number} hits right options chosen
 * @property {number} wrong distractors chosen
 * @property {number} missed right options not chosen
 */

/**
 * @param {string[]} response the keys of the options chosen
 * @param {string[]} key the keys of the right options
 * @returns {Outcome}
 */
export function grade(response, key) {
  const hits = key.filter((option) => response.includes(option)).length;
  const wrong = response.filter((option) => !key.includes(option)).length;
  const missed = key.length - hits;
  return {right: wrong === 0 && missed === 0, hits, wrong, missed};
}
