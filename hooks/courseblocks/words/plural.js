/**
 * The form of a word that goes with a number.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export const plural = (count, one, many) => (count === 1 ? one : many);
