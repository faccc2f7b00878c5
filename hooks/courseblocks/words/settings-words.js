/** The words of the settings, in one place for translators. */

import {plural} from './plural.js';

/** @typedef {import('../runtime/log/restore.js').Backup} Backup */

/** @param {number} count */
const entries = (count) => `${count} ${plural(count, 'entry', 'entries')}`;

/** @param {number} count */
const unchecked = (count) => `${count} ${plural(count, 'response', 'responses')} not yet checked`;

export const settingsWords = {
  who: 'Who is learning here',
  /** @param {string} name */
  named: (name) => `This is the progress of ${name}.`,
  unnamed: 'This progress has no name yet.',
  whatName: 'A name helps where several people share a device; it stays on this device.',
  name: 'Name on this device',
  saveName: 'Save the name',
  nameSaved: 'The name is saved.',
  nameCleared: 'The name is cleared.',
  noName: 'Type a name first.',
  notKept: 'Your browser did not keep this: it has no room left, or keeps nothing for this site.',
  someoneElse: 'Start as someone else',
  /** @param {number} number */
  learner: (number) => `learner ${number}`,
  /** @param {string} name */
  switchTo: (name) => `Go on as ${name}`,
  /** @param {string} name */
  learns: (name) => (name ? `${name} is learning here now.` : 'Somebody without a name is learning here now.'),
  device: 'Whose device this is',
  mine: 'What you do is kept in this browser until you erase it.',
  toGuest: 'This is not my device',
  toMine: 'This is my device: forget this session',
  isGuest: 'From now on nothing stays on this device.',
  isMine: 'The session is forgotten. From now on what you do stays on this device.',
  backup: 'My backup',
  whatBackup: 'A backup is a file with everything you did here. With it you can go on in another browser.',
  saveBackup: 'Save my backup',
  saved: 'The backup is among your downloads.',
  restore: 'Restore a backup',
  /** @param {Backup} backup @param {string} date when some of it was erased */
  offer: ({fresh, unchecked: half, erases, known, erased, name}, date) =>
    [
      name && `This is a backup of ${name}.`,
      fresh && `This backup has ${entries(fresh)} that ${plural(fresh, 'is', 'are')} new here.`,
      half && `${fresh ? 'It also' : 'This backup'} has ${unchecked(half)}.`,
      !fresh && !half && 'Nothing in this backup is new here.',
      fresh && known && `${entries(known)} ${plural(known, 'is', 'are')} here already.`,
      erases && `It erases ${entries(erases)} that ${plural(erases, 'is', 'are')} here: they were erased in it.`,
      erased.length && `You erased ${entries(erased.length)} of it here on ${date}.`
    ]
      .filter(Boolean)
      .join(' '),
  /** @param {Backup} backup */
  restoreNow: ({fresh, unchecked: half, erases}) => {
    const restored = [fresh && entries(fresh), half && unchecked(half)].filter(Boolean).join(' and ');
    if (!restored) return erases ? `Erase ${entries(erases)}` : 'Restore what was marked';
    return `Restore ${restored}` + (erases ? ` and erase ${erases}` : '');
  },
  /** @param {Backup} backup */
  restored: ({fresh, unchecked: half, erases}) =>
    [
      fresh && `${entries(fresh)} restored.`,
      half && `${unchecked(half)} restored.`,
      erases && `${entries(erases)} erased.`
    ]
      .filter(Boolean)
      .join(' ') || 'Restored.',
  /** @param {Backup} backup */
  bringBack: ({fresh, erased}) =>
    (fresh ? `Restore ${entries(fresh)} and bring back ` : 'Bring back ') + entries(erased.length),
  /** @param {Backup} backup */
  broughtBack: ({erased}) => `${entries(erased.length)} ${plural(erased.length, 'is', 'are')} back.`,
  refused: {
    unreadable: 'This file is no backup of a course, or it is damaged. Nothing was changed.',
    newer: 'This backup is from a newer version of the course. Reload the page and try again. Nothing was changed.',
    otherCourse: 'This backup is of another course. Nothing was changed.'
  },
  erasing: 'Erase',
  whatErasing:
    'Erasing removes everything you did here from this browser. A backup brings it back only if you ask for it.',
  erase: 'Erase everything',
  /** @param {number} count @param {string} name */
  reallyErase: (count, name) =>
    `Erase ${entries(count)} for good? ` +
    `${plural(count, 'It is', 'They are')} all that ${name || 'you'} did in this course on this device.`,
  yesErase: 'Yes, erase',
  noKeep: 'No, keep',
  kept: 'Nothing was erased.',
  erased: 'Everything is erased.',
  notErased: 'Not everything could be erased: your browser does not let this page change all that it keeps.'
};
