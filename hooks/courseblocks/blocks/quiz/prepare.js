/** Makes a quiz ready for more than plain practice: its keys, its items, what it draws and what it asks beside them. */

import {confidenceOf, showConfidence} from './confidence.js';
import {Drawing} from './draw/drawing.js';
import {found, hide, removeAll} from '../../runtime/page/dom.js';
import {joinClosed} from '../../runtime/log/joining.js';

/**
 * @template {import('./packed-item.js').PackedItem} T
 * @param {import('../block.js').Block} host the `course-quiz` element, complete as the server made it
 * @param {new (host: HTMLElement) => T} View
 */
export function prepare(host, View) {
  const {draw = 'null', mode, size} = host.dataset;
  removeAll(host, '.course-sure');
  hide(host, ':scope > .course-without-scripts');
  const items = found(host, 'course-item').map((each) => new View(each));
  joinClosed(host.log);
  const {signal} = host;
  addEventListener('beforeprint', () => items.forEach((item) => item.host.hidden || item.unpack()), {signal});
  return {
    log: host.log,
    names: host.names,
    items,
    drawing: new Drawing(JSON.parse(draw), {mode, size: Number(size ?? items.length)}),
    sure: {of: confidenceOf, show: showConfidence}
  };
}
