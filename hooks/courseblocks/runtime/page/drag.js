/** Dragging by mouse, pen or finger. Buttons and menus do the same. */

/** How near to an edge of the window, in pixels, the page scrolls along, and by how much at a time. */
const EDGE = 72;
const STEP = 8;

/**
 * @typedef {object} Held
 * @property {(x: number, y: number) => void} move the pointer is there now, in pixels from the corner of the window
 * @property {(dropped: boolean) => void} end it was let go of, or the browser took it over
 */

/**
 * A finger takes hold only of a grip, by which CSS forbids the browser to scroll.
 *
 * @param {HTMLElement} handle where something is taken hold of
 * @param {HTMLElement} thing what that is
 * @param {(x: number, y: number) => Held} hold called when it is
 */
export function makeDraggable(handle, thing, hold) {
  handle.addEventListener('pointerdown', (event) => {
    const list = thing.parentElement;
    if (event.button || !list || mayScroll(event)) return;
    event.preventDefault(); // selects no text
    let {clientX: x, clientY: y} = event;
    const held = hold(x, y);
    const over = new AbortController();
    const scrolling = setInterval(() => {
      if (scrollAt(y)) held.move(x, y);
    }, 16);
    const end = (/** @type {PointerEvent} */ {type}) => {
      over.abort();
      clearInterval(scrolling);
      thing.classList.remove('course-dragged');
      held.end(type === 'pointerup');
    };
    const move = (/** @type {PointerEvent} */ {clientX, clientY}) => held.move((x = clientX), (y = clientY));
    thing.classList.add('course-dragged');
    list.setPointerCapture(event.pointerId); // the list itself is never moved
    list.addEventListener('pointermove', move, over);
    list.addEventListener('pointerup', end, over);
    list.addEventListener('pointercancel', end, over);
  });
}

/** @param {PointerEvent} event */
function mayScroll({pointerType, target}) {
  return pointerType !== 'mouse' && !(/** @type {Element} */ (target).closest('.course-grip'));
}

/**
 * Scroll where the pointer is at an edge of the window, and say whether the page moved.
 *
 * @param {number} y
 */
function scrollAt(y) {
  const before = scrollY;
  const down = Number(y > innerHeight - EDGE) - Number(y < EDGE);
  if (down) scrollBy({top: down * STEP, behavior: 'instant'});
  return scrollY !== before;
}
