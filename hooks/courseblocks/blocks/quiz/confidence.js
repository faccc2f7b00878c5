/** How sure a learner is of a response: asked beside an item, never needed and never scored. */

import {element} from '../../runtime/page/dom.js';
import {say} from '../../words/words.js';

const SURE = {
  unsure: say('confidence.unsure'),
  fairly: say('confidence.fairly'),
  certain: say('confidence.certain')
};

/** @typedef {import('../../items/item.js').ItemView} ItemView */

/** Ask beside an item. @param {HTMLElement} host the `course-item` */
function askConfidence(host) {
  const choices = Object.entries(SURE).map(([value, said]) =>
    element('label', {}, element('input', {type: 'radio', name: `${host.id}--sure`, value}), ` ${said}`)
  );
  const field = element('fieldset', {class: 'course-sure'}, element('legend', {}, say('confidence.ask')), ...choices);
  host.querySelector(':scope > :is(.course-flag, .course-actions)')?.before(field);
}

/**
 * What the learner says, undefined if nothing.
 *
 * @param {ItemView} item
 */
export function confidenceOf(item) {
  return confidenceBoxes(item).find((box) => box.checked)?.value;
}

/**
 * Show what the learner has said of a response, or says while there is none.
 *
 * @param {ItemView} item
 * @param {import('../../runtime/log/events.js').CourseEvent | null} last the response, null while it can be given
 * @param {import('../../runtime/log/drafts.js').Draft} draft
 */
export function showConfidence(item, last, {sure}) {
  const {host, names} = item;
  if (host.closest('[data-confidence]') && !confidenceBoxes(item).length) askConfidence(host);
  const value = last ? last.confidence : sure?.[names[0]];
  for (const box of confidenceBoxes(item)) {
    box.checked = box.value === value;
    box.disabled = Boolean(last);
  }
}

/** @param {ItemView} item */
const confidenceBoxes = ({host}) => [
  .../** @type {NodeListOf<HTMLInputElement>} */ (host.querySelectorAll('.course-sure input'))
];
