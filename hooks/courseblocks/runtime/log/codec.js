/**
 * Events as text for the storage: a header, then a line an event, so that what was cut off costs its own line only.
 *
 * A line is `[id, at, seq, kind, of, in, attempt, others]`. A text that stood on a line before is written as its number,
 * which keeps a year of daily use below a megabyte.
 */

import {isEvent} from './events.js';

/** @typedef {import('./events.js').CourseEvent} CourseEvent */

export const VERSION = 1;
const NAMES = ['kind', 'of', 'in', 'attempt'];
const HEADER = JSON.stringify({version: VERSION});

/**
 * @param {CourseEvent[]} events
 * @returns {string}
 */
export function encode(events) {
  /** @type {Map<unknown, number>} */
  const known = new Map();
  const short = (/** @type {string | undefined} */ text) => {
    if (text === undefined) return null;
    const number = known.get(text);
    if (number === undefined) known.set(text, known.size);
    return number ?? text;
  };
  const lines = events.map(({id, at, seq, kind, of, in: place, attempt, ...others}) => {
    const row = [id, at, seq, ...[kind, of, place, attempt].map(short)];
    return JSON.stringify(Object.keys(others).length ? [...row, others] : row);
  });
  return [HEADER, ...lines].join('\n');
}

/**
 * The events of a stored text, as far as it can be read, and what is wrong with it if anything is.
 *
 * @param {string} text
 * @returns {{events: CourseEvent[], problem?: 'corrupt' | 'newer'}}
 */
export function decode(text) {
  const [header, ...lines] = text.split('\n');
  const version = parseJson(header)?.version;
  if (Number.isInteger(version) && version > VERSION) return {events: [], problem: 'newer'};
  if (version !== VERSION) return {events: [], problem: 'corrupt'};
  /** @type {string[]} */
  const known = [];
  const events = [];
  for (const line of lines) {
    const event = decodeRow(parseJson(line), known);
    if (!isEvent(event)) return {events, problem: 'corrupt'};
    events.push(event);
  }
  return {events};
}

/**
 * @param {any} row
 * @param {string[]} known
 */
function decodeRow(row, known) {
  if (!Array.isArray(row)) return null;
  const [id, at, seq, ...rest] = row;
  /** @type {Record<string, unknown>} */
  const event = {id, at, seq};
  for (let i = 0; i < NAMES.length; i++) {
    const value = rest[i] ?? undefined;
    if (typeof value === 'string') known.push(value);
    if (value !== undefined) event[NAMES[i]] = typeof value === 'number' ? (known[value] ?? null) : value; // a number of nothing is damage
  }
  return {...rest[NAMES.length], ...event};
}

/**
 * What a text says in JSON, null if it says nothing.
 *
 * @param {string} text
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
