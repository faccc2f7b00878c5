/** The words of the types of items besides choice, for translators. */

export const kindWords = {
  orderFirst: 'Put the lines in order first.',
  pairFirst: 'Choose a partner first.',
  sortFirst: 'Choose a category first.',
  nothing: 'nothing chosen',
  fillFirst: 'Fill in a blank first.',
  writeFirst: 'Write something first.',
  compare: 'Compare',
  writeOn: 'Write on',
  model: 'A model answer:',
  alsoTyped: 'You also wrote this, on another device or before you restored a backup:',
  useThis: 'Use this instead',
  /** @param {string} line */
  up: (line) => `Move up: ${line}`,
  /** @param {string} line */
  down: (line) => `Move down: ${line}`,
  /** @param {string} line @param {number} place @param {number} of */
  moved: (line, place, of) => `${line} moved to place ${place} of ${of}`,
  /** @param {string} row @param {string} partner */
  chosen: (row, partner) => `${row}: ${partner}`,
  /** @param {{hits: number, of: number}} outcome */
  inPlace: ({hits, of}) => `${hits} of ${of} in the right place`,
  /** @param {{hits: number, of: number}} outcome */
  paired: ({hits, of}) => `${hits} of ${of} pairs right`,
  /** @param {{hits: number, of: number}} outcome */
  sorted: ({hits, of}) => `${hits} of ${of} in the right category`,
  /** @param {{hits: number, of: number}} outcome */
  filled: ({hits, of}) => `${hits} of ${of} blanks right`,
  /** @param {number} place */
  place: (place) => `this is number ${place}`,
  /** @param {string} said what is right instead */
  wrong: (said) => `not right, ${said}`,
  /** @param {string} text */
  rightIs: (text) => `not right, should be: ${text}`
};
