/** Faults that somebody might build into the runtime, each one replacement in one file. */

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {load, PACKAGE} from './runtime.js';

/** What a fault does, where, the text that has to stand there exactly once, and what it becomes. */
export const FAULTS = [
  ['all tabs share one key', 'runtime/log/log.js', 'this.#prefix + this.#tab', "this.#prefix + 'tab'"],
  ['a tab reads only its own key', 'runtime/log/log.js', '...this.#others.map(({events}) => events)', ''],
  [
    'what another tab wrote later is not read',
    'runtime/log/log.js',
    'known && (text === null || text === known.text)',
    'known'
  ],
  [
    'what another tab wrote in a later task is not read',
    'runtime/log/log.js',
    'queueMicrotask(() => (this.#isKnown = false))',
    ''
  ],
  [
    'what could be read is gone where it cannot be read now',
    'runtime/log/log.js',
    'this.#storage.isRead ? keys :',
    'true ? keys :'
  ],
  [
    'a union is kept while its logs have the same lengths',
    'runtime/log/log.js',
    'log === known[i]',
    'log.length === known[i].length'
  ],
  [
    'a refused write is not noticed',
    'runtime/log/log.js',
    'this.#storage.set(this.key, encode(this.#own))',
    '(this.#storage.set(this.key, encode(this.#own)), true)'
  ],
  [
    'after a refused write nothing is written again',
    'runtime/log/log.js',
    '#write() {',
    '#write() { if (!this.isWritten) return false;'
  ],
  ['what waits is not offered again', 'runtime/log/log.js', 'if (!this.isKept && this.#write()) this.changed()', ''],
  ['a first miss ends an item', 'runtime/progress/progress.js', 'number !== 1', 'true'],
  ['what was shown is no part of a run', 'runtime/log/events.js', " || kind === 'shown'", ''],
  ['only the newest event is written', 'runtime/log/log.js', 'this.#own.push(event)', 'this.#own = [event]'],
  [
    'an added event takes the place of those of other tabs',
    'runtime/log/log.js',
    'events: [...events, event]',
    'events: [...this.#own]'
  ],
  [
    'an erasure is added as if it erased nothing',
    'runtime/log/log.js',
    "this.#isKnown = event.kind !== 'erased'",
    'this.#isKnown = true'
  ],
  [
    'a backup replaces what a tab has',
    'runtime/log/log.js',
    'this.#storage.set(this.#prefix + newId(), encode(fresh))',
    'this.#storage.set(this.key, encode(fresh))'
  ],
  [
    'a backup that finds no room stays in the tab',
    'runtime/log/log.js',
    'encode(fresh))) return false',
    'encode(fresh))) return (this.isWritten = false)'
  ],
  ['a page that leaves drops what was not written', 'runtime/log/log.js', 'if (this.isWritten) this.#own', 'this.#own'],
  ['a page that comes back goes on in its old key', 'runtime/log/log.js', 'this.#tab = newId()', ''],
  [
    'a cut key is not written again',
    'runtime/log/log.js',
    'this.#storage.get(this.key) !== encode(this.#own)',
    'false'
  ],
  [
    'a draft overwrites the log',
    'runtime/log/log.js',
    'return this.#storage.set(key, text)',
    'return this.#storage.set(this.key, text)'
  ],
  ['a draft that waited replaces a later one', 'runtime/log/log.js', 'this.#storage.get(key) !== before', 'false'],
  [
    'joining deletes before it has written',
    'runtime/log/joining.js',
    'while (joined.length > 1 && !write()) joined.length >>= 1',
    ''
  ],
  [
    'joining deletes though there was no room',
    'runtime/log/joining.js',
    'while (joined.length > 1 && !write()) joined.length >>= 1',
    'write()'
  ],
  ['joining takes keys of open tabs', 'runtime/log/joining.js', '!open.has(key) && ', ''],
  [
    'joining writes to a key that there is',
    'runtime/log/joining.js',
    'storage.set(prefix + newId(), encode(merge(',
    'storage.set(joined.at(-1).key, encode(merge('
  ],
  ['joining deletes what is corrupt', 'runtime/log/joining.js', '.filter(({problem}) => !problem)', ''],
  ['joining deletes what is newer', 'runtime/log/codec.js', "{events: [], problem: 'newer'}", '{events: []}'],
  [
    'erasing rewrites what is corrupt',
    'runtime/log/log.js',
    'left.length < events.length && !problem',
    'left.length < events.length'
  ],
  [
    'erasing leaves the content in other keys',
    'runtime/log/log.js',
    'this.#storage.set(key, encode(left))',
    'this.#storage.set(key, encode(events))'
  ],
  [
    'what another tab erased is written again',
    'runtime/log/log.js',
    'if (left.length < this.#own.length) this.#own = left',
    ''
  ],
  [
    'erasing is not remembered',
    'runtime/log/log.js',
    "if (ids.length) this.add({kind: 'erased', ids, ...(block ? {in: block} : {})})",
    ''
  ],
  ['erasing all forgets what was erased before', 'runtime/log/log.js', 'merge(this.#own, erasures)', 'this.#own'],
  [
    'erasing all is told to no other tab',
    'runtime/log/log.js',
    'if (this.#storage.set(this.#mark, mark)) this.#erased = mark',
    ''
  ],
  [
    'what waits outlives that all is erased',
    'runtime/log/log.js',
    'erased && erased !== (this.#erased ?? erased)',
    'false'
  ],
  [
    'where all is erased an erasure that waits is dropped',
    'runtime/log/log.js',
    "this.#own.filter(({kind}) => kind === 'erased')",
    '[]'
  ],
  [
    'merging brings back what was erased',
    'runtime/log/events.js',
    "event.kind === 'erased' || !erased.has(event.id)",
    'true'
  ],
  [
    'merging keeps the first of two contents',
    'runtime/log/events.js',
    'known ? winner(known, event) : event',
    'known ?? event'
  ],
  [
    'what two forged erasures erase has a say in which of them wins',
    'runtime/log/events.js',
    'canonical(first) <= canonical(second)',
    'canonical(a) <= canonical(b)'
  ],
  ['all events have the same number', 'runtime/log/events.js', ', 0) + 1', ', 0) * 0 + 1'],
  ['events are numbered within a tab', 'runtime/log/log.js', 'nextSeq(events)', 'nextSeq(this.#own)'],
  [
    'events are numbered by what the page has seen',
    'runtime/log/log.js',
    'this.#look(); // what other tabs',
    'this.events(); // what other tabs'
  ],
  ['events are numbered by the clock', 'runtime/log/log.js', 'nextSeq(events)', 'this.#now()'],
  [
    'reading drops the event before the cut',
    'runtime/log/codec.js',
    "{events, problem: 'corrupt'}",
    "{events: events.slice(0, -1), problem: 'corrupt'}"
  ],
  [
    'a text stands for another',
    'runtime/log/codec.js',
    'known.set(text, known.size)',
    'known.set(text, known.size && known.size - 1)'
  ],
  [
    'reading drops fields that are not in columns',
    'runtime/log/codec.js',
    '{...rest[NAMES.length], ...event}',
    'event'
  ],
  [
    'a renamed item loses its responses',
    'runtime/progress/progress.js',
    'item.names.includes(of)',
    'item.names[0] === of'
  ],
  [
    'a renamed item was never responded to',
    'runtime/progress/progress.js',
    'item.names.some((name) => done.has(name))',
    'done.has(item.names[0])'
  ]
];

/** The same of what stands above the log: runs, drafts, exams and backups. */
export const SEEN_FAULTS = [
  [
    'what nobody started is looked for under one name',
    'runtime/progress/progress.js',
    'own.slice(last + 1).filter(({attempt}) => !started.has(attempt))',
    'own.slice(last + 1).filter(({attempt}) => attempt === id)'
  ],
  [
    'a run that was started is never shown again once somebody else responded',
    'runtime/progress/progress.js',
    'own.findLastIndex(isStart)',
    '(own.length && isStart(own[own.length - 1]) ? own.length - 1 : -1)'
  ],
  [
    'what comes late is not seen in the run that was started',
    'runtime/progress/progress.js',
    'responses, late: loose}',
    'responses, late: []}'
  ],
  [
    'a block that has a new name begins without what is half done',
    'blocks/quiz/run.js',
    'names.slice(1).forEach((old) => this.#takeOver(old));',
    ''
  ],
  [
    'a draft under an old name is removed before it is written',
    'blocks/quiz/run.js',
    'if (this.log.isKept) this.log',
    'this.log'
  ],
  [
    'a draft under an old name replaces that under the new',
    'blocks/quiz/run.js',
    'stored([...this.drafts, ...drafts])',
    'stored(drafts)'
  ],
  [
    'an item that has a new name is empty',
    'runtime/log/drafts.js',
    'names.map((name) => draft[field]?.[name])',
    '[draft[field]?.[name]]'
  ],
  [
    'an item that has a new name is not marked any more',
    'runtime/log/drafts.js',
    'names.filter((name) => flags.delete(name)).length',
    'flags.delete(names[0])'
  ],
  ['a tab forgets what it does not know', 'runtime/log/drafts.js', "items: all('items'), sure", 'items: {}, sure'],
  ['another text is dropped', 'runtime/log/drafts.js', 'texts.length && texts', '0'],
  [
    'what is half done in another run is dropped',
    'blocks/quiz/run.js',
    'seq: nextSeq(this.log.events())}, ...others]',
    'seq: nextSeq(this.log.events())}]'
  ],
  [
    'a draft of an old run that nobody started is not found',
    'blocks/quiz/run.js',
    'attempt === id || !(this.isStarted(attempt) || this.isStarted(id))',
    'attempt === id'
  ],
  [
    'an exam that was begun elsewhere hides the one with answers',
    'blocks/quiz/exam/exam-log.js',
    'this.run.drafts.map(({attempt}) => isOpen(attempt)).find(Boolean) ?? attempts.at(-1)',
    'attempts.at(-1)'
  ],
  [
    'handing in without room drops the answers',
    'blocks/quiz/exam/exam-log.js',
    ' run.keep({attempt, items: {}}, {waits: true})',
    ' run.keep({attempt, items: {}})'
  ],
  [
    'a page says that a draft is kept without asking',
    'runtime/log/log.js',
    'return !this.#waiting().size && this.isWritten;',
    'return this.isWritten;'
  ],
  ['a backup does not hold what is half done', 'runtime/log/restore.js', 'draftsOf(found)', 'new Map()'],
  [
    'a backup writes over what is half done',
    'runtime/log/halves.js',
    'stored([...here.filter(isFilled), ...found, ...here.filter((draft) => !isFilled(draft))])',
    'stored(found)'
  ],
  [
    'a backup is taken only where nothing is half done',
    'runtime/log/halves.js',
    'if (!fresh.length &&',
    'if (here.length || !fresh.length &&'
  ],
  ['a backup brings no marks', 'runtime/log/halves.js', '!found.some((draft) => hasFreshFlags(draft, here))', 'true'],
  [
    'what was erased comes back under ids of chance',
    'runtime/log/reviving.js',
    "digits(id + eraser) + digits([...(id + eraser)].reverse().join(''))",
    'Math.random().toString(32)'
  ],
  [
    'what was erased twice never comes back',
    'runtime/log/reviving.js',
    "reverse().join('')), by) : id",
    "reverse().join('')), new Map()) : id"
  ],
  [
    'what a backup erases is not taken',
    'runtime/log/restore.js',
    'log.take(all ? [...events, ...erased] : events)',
    "log.take((all ? [...events, ...erased] : events).filter(({kind}) => kind !== 'erased'))"
  ]
];

/**
 * The runtime with a fault in it.
 *
 * @param {string[]} fault
 */
export async function faulty([, file, text, wrong]) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'faulty-'));
  const names = (await fs.readdir(PACKAGE, {recursive: true})).filter((name) => name.endsWith('.js'));
  if (!names.includes(path.normalize(file))) throw new Error(`is no module of the package: ${file}`);
  for (const name of names) {
    const source = await fs.readFile(path.join(PACKAGE, name), 'utf8');
    await fs.mkdir(path.dirname(path.join(folder, name)), {recursive: true});
    await fs.writeFile(path.join(folder, name), name === path.normalize(file) ? replaced(source, text, wrong) : source);
  }
  const runtime = await load(folder);
  await fs.rm(folder, {recursive: true});
  return runtime;
}

/**
 * @param {string} source
 * @param {string} text
 * @param {string} wrong
 */
function replaced(source, text, wrong) {
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`stands ${parts.length - 1} times in the runtime, not once: ${text}`);
  return parts.join(wrong);
}

/**
 * The first life that a fault spoils, null if none of so many is.
 *
 * @param {(seed: number) => Promise<void>} live
 * @param {number} enough
 */
export async function firstFound(live, enough) {
  for (let seed = 1; seed <= enough; seed++) {
    try {
      await live(seed);
    } catch (error) {
      return {
        seed,
        how: String(/** @type {Error} */ (error).cause)
          .split(/[:\n]/)[1]
          .trim()
      };
    }
  }
  return null;
}
