/** Dragging a line among its neighbours by mouse, pen or finger. Buttons do the same. */

/**
 * @param {HTMLElement} handle where the line is taken hold of
 * @param {HTMLElement} line
 * @param {() => void} moved the line was let go of in another place
 */
export function makeDraggable(handle, line, moved) {
  handle.addEventListener('pointerdown', (event) => {
    const list = line.parentElement;
    if (event.button || !list) return;
    event.preventDefault(); // selects no text
    const before = line.previousElementSibling;
    const over = new AbortController();
    const end = () => {
      over.abort();
      line.classList.remove('course-dragged');
      if (line.previousElementSibling !== before) moved();
    };
    line.classList.add('course-dragged');
    list.setPointerCapture(event.pointerId); // the list itself is never moved
    list.addEventListener('pointermove', ({clientY}) => follow(line, clientY), {signal: over.signal});
    list.addEventListener('pointerup', end, {signal: over.signal});
    list.addEventListener('pointercancel', end, {signal: over.signal});
  });
}

/**
 * Let the line change places with those whose middle the pointer has passed.
 *
 * @param {HTMLElement} line
 * @param {number} y
 */
function follow(line, y) {
  const {previousElementSibling: above, nextElementSibling: below} = line;
  if (above && y < middle(above)) line.after(above);
  else if (below && y > middle(below)) line.before(below);
  else return;
  follow(line, y);
}

/** @param {Element} line */
function middle(line) {
  const {top, bottom} = line.getBoundingClientRect();
  return (top + bottom) / 2;
}
