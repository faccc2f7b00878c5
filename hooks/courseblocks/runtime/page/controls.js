/**
 * What is pressed, told in one place for every block: wherever within a control it was, since a translator or the marks of
 * a search wrap its words; and once where a learner presses twice, or holds a key down.
 */

/** For how long, in milliseconds, a finger that taps again is not heard: browsers count clicks, but no taps. */
const DEAF = 500;
let tapped = -DEAF;
/** The control that was pressed first, if it was one: by the second time something else may be in its place. */
let first = /** @type {Element | null} */ (null);

/**
 * The control that an event is in; it says in `data-do` what it does.
 *
 * @param {Event} event
 */
export function controlOf({target}) {
  return /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest?.('[data-do]'));
}

/** Keep an event from doing what it does otherwise. @param {Event} event */
export function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener(
  'click',
  (event) => {
    const {detail, pointerType, timeStamp} = /** @type {PointerEvent} */ (event);
    if (pointerType === 'touch' ? timeStamp - tapped < DEAF : detail > 1) return first && swallow(event);
    first = controlOf(event);
    tapped = timeStamp;
  },
  true
);

document.addEventListener(
  'keydown',
  (event) => {
    if (!event.repeat) first = controlOf(event);
    else if (first && event.key === 'Enter') swallow(event); // a click would come of it, wherever the focus is by now
  },
  true
);
