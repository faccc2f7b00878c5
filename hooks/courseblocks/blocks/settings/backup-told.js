/** What is said of a backup, before and after it is restored. */

import {longDate, say} from '../../words/words.js';

/** @typedef {import('../../runtime/log/restore.js').Backup} Backup */

/** Why a backup is not restored. */
export const REFUSED = {
  unreadable: say('settings.unreadable'),
  newer: say('settings.newer'),
  otherCourse: say('settings.other-course')
};

/**
 * What a backup holds.
 *
 * @param {Backup} backup
 */
export function offered({fresh, unchecked, erases, known, erased, erasedAt, name}) {
  return sentences(
    name && say('settings.backup-of', {name}),
    fresh && say('settings.has-new', {count: fresh}),
    unchecked && say(fresh ? 'settings.also-unchecked' : 'settings.has-unchecked', {count: unchecked}),
    !fresh && !unchecked && say('settings.has-nothing'),
    fresh && known && say('settings.has-known', {count: known}),
    erases && say('settings.erases', {count: erases}),
    erased.length && say('settings.was-erased', {count: erased.length, date: longDate(erasedAt)})
  );
}

/**
 * What the button says that restores it.
 *
 * @param {Backup} backup
 */
export function restoring({fresh, unchecked, erases}) {
  const entries = say('settings.entries', {count: fresh});
  const responses = say('settings.unchecked', {count: unchecked});
  if (fresh && unchecked) {
    return say(erases ? 'settings.restore-both-erase' : 'settings.restore-both', {entries, responses, count: erases});
  }
  if (fresh || unchecked) {
    const what = fresh ? entries : responses;
    return say(erases ? 'settings.restore-one-erase' : 'settings.restore-one', {what, count: erases});
  }
  return erases ? say('settings.erase-entries', {count: erases}) : say('settings.restore-marked');
}

/**
 * What came of it.
 *
 * @param {Backup} backup
 */
export function restored({fresh, unchecked, erases}) {
  return (
    sentences(
      fresh && say('settings.entries-restored', {count: fresh}),
      unchecked && say('settings.unchecked-restored', {count: unchecked}),
      erases && say('settings.entries-erased', {count: erases})
    ) || say('settings.restored')
  );
}

/**
 * What the button says that restores it, with what was erased here.
 *
 * @param {Backup} backup
 */
export function bringingBack({fresh, erased}) {
  const entries = say('settings.entries', {count: fresh});
  return say(fresh ? 'settings.restore-bring-back' : 'settings.bring-back', {entries, count: erased.length});
}

/** @param {...(string | number | boolean)} said nothing where it is false */
const sentences = (...said) => said.filter(Boolean).join(' ');
