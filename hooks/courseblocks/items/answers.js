/**
 * The answers of an item on the page. What differs between the types of items is in one object with one interface;
 * which one it is, the item's `data-type` tells.
 *
 * @typedef {object} Answers
 * @property {string} check what the button says that checks a response
 * @property {string} [retry] what the button says that opens a response again
 * @property {number} tries how often a learner may respond; once, where a second time could only be right
 * @property {string[]} response what the learner responds now; the form of its parts depends on the type
 * @property {boolean} isEmpty whether nothing is responded yet
 * @property {string} lacks what is still to do before it can be checked; empty where nothing is
 * @property {Element[]} [gaps] where that is
 * @property {string[] | string[][]} key what is right
 * @property {(response: string[]) => void} show put a response into the answers; an empty one clears them
 * @property {() => void} open let the learner respond; nothing is said about a response
 * @property {(response: string[], isTold: boolean) => void} close show a response that is given: each part of it says
 *   whether it is right, and where all is told, the others say what would have been
 * @property {(response: string[]) => string[]} kept what of a response that is not right stays for another try
 * @property {() => void} focus put the focus where there is something to do
 * @property {(seed: string) => void} shuffle put the answers in the order of an attempt
 * @property {(response: string[]) => import('./grading.js').Outcome} grade how right a response is by the present key
 * @property {(outcome: import('./grading.js').Outcome) => string} partly how far a response that is not right is; empty to say nothing
 * @property {(response: string[], isTold: boolean) => Element[]} feedback what the key says on the parts of a response;
 *   where all is told, also what belongs in place of those that are not right
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
