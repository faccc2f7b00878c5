/** Makes a quiz ready for more than plain practice: its keys, its items, what it draws and what it asks beside them. */

import {askConfidence, confidenceOf, showConfidence} from './confidence.js';
import {Drawing} from './draw/drawing.js';
import {found, hide, names, removeAll} from '../../runtime/page/dom.js';
import {unpackKeys} from './hidden-keys.js';
import {joinClosed} from '../../runtime/log/joining.js';
import {courseLog} from '../../runtime/log/page-log.js';

/**
 * @template {import('../../items/item.js').ItemView} T
 * @param {HTMLElement} host the `course-quiz` element, complete as the server made it
 * @param {new (host: HTMLElement) => T} View
 */
export function prepare(host, View) {
  const {draw = 'null', mode, size, confidence} = host.dataset;
  removeAll(host, '.course-sure');
  unpackKeys(host);
  hide(host, ':scope > .course-without-scripts');
  const items = found(host, 'course-item').map((each) => new View(each));
  const log = courseLog(host);
  joinClosed(log);
  if (confidence !== undefined) items.forEach((item) => askConfidence(item.host));
  return {
    log,
    names: names(host, 'in'),
    items,
    drawing: new Drawing(JSON.parse(draw), {mode, size: Number(size ?? items.length)}),
    sure: {of: confidenceOf, show: showConfidence}
  };
}
