/**
 * What must be in the log, by a model so plain that it can be believed: sets of ids. It reads stored texts by itself,
 * so that a fault in the runtime cannot excuse itself.
 */

/** @typedef {import('../../../hooks/courseblocks/runtime/log/events.js').CourseEvent} CourseEvent */

export class Model {
  /** Every content that an id ever had. @type {Map<string, {event: CourseEvent, contents: Set<string>}>} */
  #known = new Map();
  /** Ids that are in the storage for certain. @type {Set<string>} */
  kept = new Set();
  /** By tab, ids that it has in mind and has to write the next time that it can. @type {Map<object, Set<string>>} */
  #owed = new Map();
  /** By tab, ids that were cut off its key while it was open. @type {Map<object, Set<string>>} */
  #cut = new Map();
  /** Ids that were ever asked to be erased. @type {Set<string>} */
  #erasedEver = new Set();
  /** Ids that tabs had in mind only as everything was erased. @type {Set<string>} */
  #forgotten = new Set();

  /**
   * A tab has these events in mind now.
   *
   * @param {object} tab
   * @param {CourseEvent[]} events
   */
  given(tab, events) {
    for (const event of events) {
      const known = this.#known.get(event.id) ?? {event, contents: new Set()};
      known.contents.add(content(event));
      this.#forgotten.delete(event.id);
      this.#known.set(event.id, known);
      add(this.#owed, tab, event.id);
      for (const id of event.ids ?? []) this.#erasedEver.add(id);
    }
  }

  /**
   * A tab wrote, and said that all is well.
   *
   * @param {object} tab
   */
  written(tab) {
    for (const owed of [this.#owed, this.#cut]) {
      for (const id of owed.get(tab) ?? []) this.kept.add(id);
      owed.delete(tab);
    }
  }

  /**
   * These stand in the storage, whatever their tabs say.
   *
   * @param {Set<string>} ids
   */
  stored(ids) {
    for (const owed of this.#owed.values())
      for (const id of owed) if (ids.has(id) && owed.delete(id)) this.kept.add(id);
  }

  /**
   * A tab left its key: what was cut off it is nobody's now.
   *
   * @param {object} tab
   */
  left(tab) {
    this.#cut.delete(tab);
  }

  /**
   * A tab was closed, with all that it had in mind.
   *
   * @param {object} tab
   */
  closed(tab) {
    this.#cut.delete(tab);
    this.#owed.delete(tab);
  }

  /**
   * Another tab erased everything: what this one had in mind, and the storage has not, is to be gone. What tells of
   * erasing stays.
   *
   * @param {object} tab
   */
  forgot(tab) {
    for (const waiting of [this.#owed.get(tab), this.#cut.get(tab)])
      for (const id of waiting ?? [])
        if (this.event(id)?.kind !== 'erased' && !this.kept.has(id) && waiting?.delete(id)) this.#forgotten.add(id);
  }

  /**
   * The only stored copies of these were cut off, by the test itself.
   *
   * @param {Iterable<string>} ids
   * @param {object} [tab] the open tab whose key it was
   */
  lost(ids, tab) {
    for (const id of ids) if (this.kept.delete(id) && tab) add(this.#cut, tab, id);
  }

  /** Ids that every union has to hold. */
  get required() {
    return [...this.kept].filter((id) => !this.#erasedEver.has(id));
  }

  /** Ids that no union may hold: those of erasures that are stored. */
  get forbidden() {
    return [...this.#forgotten, ...[...this.kept].flatMap((id) => this.#known.get(id)?.event.ids ?? [])];
  }

  /**
   * Whether an event has the content that it was given.
   *
   * @param {CourseEvent} event
   */
  isTrue(event) {
    return this.#known.get(event.id)?.contents.has(content(event)) ?? false;
  }

  /** @param {string} id */
  event(id) {
    return this.#known.get(id)?.event;
  }

  /** Everything that was ever given, erased and lost or not. */
  get all() {
    return [...this.#known.values()].map(({event}) => event);
  }
}

/**
 * @param {Map<object, Set<string>>} sets
 * @param {object} tab
 * @param {string} id
 */
function add(sets, tab, id) {
  sets.set(tab, (sets.get(tab) ?? new Set()).add(id));
}

/** @type {WeakMap<CourseEvent, string>} */
const contents = new WeakMap();

/**
 * What an event says, in whatever order its fields stand.
 *
 * @param {CourseEvent} event
 */
export function content(event) {
  const text = contents.get(event) ?? JSON.stringify(Object.entries(event).sort());
  contents.set(event, text);
  return text;
}

/**
 * The ids that stand whole in a stored text, and whether all of it is whole.
 *
 * @param {string} text
 */
export function idsIn(text) {
  const [header, ...lines] = text.split('\n').map(parsed);
  const end = header?.version === 1 ? [...lines, null].indexOf(null) : 0;
  return {ids: lines.slice(0, end).map(([id]) => String(id)), whole: header?.version === 1 && end === lines.length};
}

/** @param {string} line */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
