/**
 * Bringing back what was erased, for a learner who has it in a backup and wants it. Pure.
 *
 * What comes back is as it was, but for its id, which is made from the old one and from what erased it: doing it twice, or
 * on two devices, gives the same events, and they can be erased again.
 */

import {erasedBy} from './events.js';
import {generator} from '../page/random.js';

/** @typedef {import('./events.js').CourseEvent} CourseEvent */

/**
 * Those of `offered` that were erased, as they come back; what has come back already is left out.
 *
 * @param {CourseEvent[]} offered
 * @param {CourseEvent[]} events those that are here
 * @returns {CourseEvent[]}
 */
export function revived(offered, events) {
  const known = new Set([...events.map(({id}) => id), ...erasedBy(events)]);
  const kinds = new Map(offered.map(({id, kind}) => [id, kind]));
  const erasures = events.filter((event) => event.kind === 'erased' && !isUndo(event, kinds));
  const by = new Map(erasures.flatMap(({id, ids = []}) => ids.map((erased) => [erased, id])));
  return offered
    .filter(({id, kind}) => kind !== 'erased' && by.has(id))
    .map((event) => ({...event, id: idOf(event.id, by)}))
    .filter(({id}) => !known.has(id));
}

/**
 * Whether it takes back restarts of a checklist, which would untick everything if they came back. Older ones do not say
 * where they were made.
 *
 * @param {CourseEvent} erasure
 * @param {Map<string, string>} kinds
 */
function isUndo({in: place, ids = []}, kinds) {
  const known = ids.flatMap((id) => kinds.get(id) ?? []);
  return place !== undefined || (known.length > 0 && known.every((kind) => kind === 'restarted'));
}

/**
 * @param {string} id
 * @param {Map<string, string>} by what erased it, and what erased what came back of it
 * @returns {string}
 */
function idOf(id, by) {
  const eraser = by.get(id);
  return eraser ? idOf(digits(id + eraser) + digits([...(id + eraser)].reverse().join('')), by) : id;
}

/** Thirty bits that a text decides. @param {string} text */
function digits(text) {
  const next = generator(text);
  return Array.from({length: 6}, () => Math.floor(next() * 32).toString(32)).join('');
}
