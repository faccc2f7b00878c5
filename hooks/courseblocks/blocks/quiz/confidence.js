/** How sure a learner is of a response: asked beside an item, never needed and never scored. */

import {element} from '../../runtime/page/dom.js';
import {say} from '../../words/words.js';

const SURE = {
  unsure: say('confidence.unsure'),
  fairly: say('confidence.fairly'),
  certain: say('confidence.certain')
};

/**
 * Ask beside an item.
 *
 * @param {HTMLElement} host the `course-item`
 */
export function askConfidence(host) {
  const choices = Object.entries(SURE).map(([value, said]) =>
    element('label', {}, element('input', {type: 'radio', name: `${host.id}--sure`, value}), ` ${said}`)
  );
  const field = element('fieldset', {class: 'course-sure'}, element('legend', {}, say('confidence.ask')), ...choices);
  host.querySelector(':scope > :is(.course-flag, .course-actions)')?.before(field);
}

/** @param {HTMLElement} quiz */
export function forgetConfidence(quiz) {
  quiz.querySelectorAll('.course-sure').forEach((old) => old.remove());
}

/**
 * What the learner says, undefined if nothing.
 *
 * @param {HTMLElement} host the `course-item`
 */
export function confidenceOf(host) {
  return confidenceBoxes(host).find((box) => box.checked)?.value;
}

/**
 * @param {HTMLElement} host the `course-item`
 * @param {unknown} value what the learner has said
 * @param {boolean} closed whether the response is given
 */
export function showConfidence(host, value, closed) {
  for (const box of confidenceBoxes(host)) {
    box.checked = box.value === value;
    box.disabled = closed;
  }
}

/** @param {HTMLElement} host */
const confidenceBoxes = (host) => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (host.querySelectorAll('.course-sure input'))
];
