/** Which texts are the same in a blank. The same rule as `plain_text` in `blanks.py`, step by step. */

/** @type {[RegExp, string][]} */
const ONE_SHAPE = [
  [/[“”„‟«»]/g, '"'],
  [/[‘’‚‛ʼ‹›`´]/g, "'"],
  [/[‐‑‒–—―−]/g, '-']
];
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const AROUND = /^["'([{¿¡「『《 ]+|["')\]}」』》.,;:!?。、،؛؟। ]+$/g;

/**
 * A text without what makes no difference: capitals, spaces, the shape of quotes and dashes, signs around it.
 *
 * @param {string} text
 */
export function plainText(text) {
  const shaped = ONE_SHAPE.reduce((whole, [shapes, one]) => whole.replace(shapes, one), text);
  const seen = shaped.normalize('NFKC').replace(UNSEEN, '');
  const lower = seen.toUpperCase().toLowerCase().normalize('NFKC');
  const spaced = lower
    .split(/[\s\x1c-\x1f\x85]+/)
    .filter(Boolean)
    .join(' ');
  return spaced.replace(AROUND, '') || spaced;
}

/**
 * @param {string} one
 * @param {string} other
 */
export function sameText(one, other) {
  return plainText(one) === plainText(other);
}
