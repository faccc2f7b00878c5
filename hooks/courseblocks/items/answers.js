/**
 * The answers of an item on the page. What differs between the types of items is in one object with one interface;
 * which one it is, the item's `data-type` tells.
 *
 * @typedef {object} Answers
 * @property {string} check what the button says that checks a response
 * @property {string} retry what it says once there is a response
 * @property {string} ask what is said when there is no response to check yet
 * @property {string[]} response what the learner responds now; the form of its parts depends on the type
 * @property {boolean} isEmpty whether that is no response yet
 * @property {string[] | string[][]} key what is right
 * @property {(response: string[]) => void} show put a response into the answers; an empty one clears them
 * @property {() => void} open let the learner respond; nothing is said about a response
 * @property {(response: string[]) => void} close show a response that is given; each line says whether it is right
 * @property {string[]} again what stands there when the learner tries again
 * @property {() => void} focus put the focus where responding begins
 * @property {(seed: string) => void} shuffle put the answers in the order of an attempt
 * @property {(response: string[]) => import('./grading.js').Outcome} grade how right a response is by the present key
 * @property {(outcome: import('./grading.js').Outcome) => string} partly how far a response that is not right is; empty to say nothing
 * @property {(response: string[]) => Element[]} feedback what the key says on the parts of a response
 * @property {typeof import('./other-texts.js').offerTexts} [offer] show what was typed elsewhere instead
 *
 * @typedef {new (host: HTMLElement, key: HTMLElement) => Answers} AnswersKind
 */

import {ChoiceAnswers} from './choice/choice.js';

/** By type; a choice, of which there are most, does not tell its own. @type {Map<string | undefined, AnswersKind>} */
const kinds = new Map([[undefined, ChoiceAnswers]]);

/**
 * Add types of items that a second script brings; quizzes that wait for them are told.
 *
 * @param {Record<string, AnswersKind>} more
 */
export function addKinds(more) {
  for (const [type, kind] of Object.entries(more)) kinds.set(type, kind);
  document.dispatchEvent(new Event('course-more'));
}

/**
 * Whether an item can be answered: the script that knows its type has run, and its key is there.
 *
 * @param {HTMLElement} host the `course-item`
 */
export function isKnown(host) {
  return kinds.has(host.dataset.type) && host.matches('[data-key], [data-packed], :has(.course-key, > noscript)');
}

/**
 * The answers of an item whose type is known.
 *
 * @param {HTMLElement} host the `course-item`
 * @param {HTMLElement} key its key, which something may take off the page later
 * @returns {Answers}
 */
export function answersOf(host, key) {
  return new (kinds.get(host.dataset.type) ?? ChoiceAnswers)(host, key);
}
