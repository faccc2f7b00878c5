/** How right a response is whose parts have places: the lines of an ordering, the blanks of a fill-in. Pure. */

/**
 * @template T
 * @param {string[]} response what stands in each place; empty where nothing does
 * @param {T[]} key what belongs there
 * @param {(text: string, right: T) => boolean} accepts whether it does
 * @returns {import('./grading.js').Outcome}
 */
export function gradePlaces(response, key, accepts) {
  const hits = key.filter((right, i) => response[i] && accepts(response[i], right)).length;
  const given = response.filter(Boolean).length;
  return {right: hits === key.length, hits, of: key.length, wrong: given - hits, missed: key.length - hits};
}
