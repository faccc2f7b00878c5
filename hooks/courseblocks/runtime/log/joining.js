/**
 * Joins what closed tabs left in the storage, so that there are never many keys: a part at a time, on pages that load more
 * than a lesson does.
 */

import {decode, encode} from './codec.js';
import {merge, newId} from './events.js';
import {storageOf} from './storage.js';

/** Fewer keys than this are not worth joining. */
const ENOUGH = 8;

/** So many characters are joined at once: a page is busy with more for too long, and more may find no room. */
const AT_ONCE = 2 ** 18;

/**
 * Join the keys that no tab holds by a lock. Without locks (plain http) nothing tells which tabs are open, so that none are
 * joined.
 *
 * @param {import('./log.js').Log} log
 */
export function joinClosed({key}) {
  const {locks} = navigator;
  const prefix = key.slice(0, key.lastIndexOf(':') + 1);
  locks
    ?.request('course:join', {ifAvailable: true}, async (lock) => {
      const {held = [], pending = []} = await locks.query();
      const open = [...held, ...pending].map(({name}) => String(name));
      if (lock) join(storageOf('localStorage'), prefix, new Set([...open, key]));
    })
    .catch(() => {});
}

/**
 * Join keys of closed tabs into one, the smallest first. No other key is written to, and none is removed before all that is
 * in it stands elsewhere. The caller holds the lock and knows which keys are open.
 *
 * @param {import('./storage.js').SafeStorage} storage
 * @param {string} prefix what the keys of a learner begin with
 * @param {Set<string>} open
 */
export function join(storage, prefix, open) {
  const closed = storage.keys(prefix).filter((key) => !open.has(key) && !key.slice(prefix.length).includes(':'));
  const texts = closed.map((key) => ({key, text: storage.get(key) ?? ''}));
  let size = 0;
  const small = texts
    .sort((a, b) => a.text.length - b.text.length)
    .filter(({text}) => (size += text.length) <= AT_ONCE);
  const joined = small.map((log) => ({...log, ...decode(log.text)})).filter(({problem}) => !problem);
  if (joined.length < ENOUGH) return;
  const write = () => storage.set(prefix + newId(), encode(merge(...joined.map(({events}) => events))));
  while (joined.length > 1 && !write()) joined.length >>= 1;
  if (joined.length < 2) return;
  for (const {key, text} of joined) if (storage.get(key) === text) storage.remove(key);
}
