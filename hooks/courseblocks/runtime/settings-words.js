/** The words of the settings, in one place for translators. */

import {plural} from './plural.js';

/** @typedef {Pick<import('./restore.js').Backup, 'fresh' | 'erases' | 'known' | 'erased'>} Backup */

/** @param {number} count */
const entries = (count) => `${count} ${plural(count, 'entry', 'entries')}`;

/** @param {number} count */
const stays = (count) => (count ? ` ${entries(count)} that you erased ${plural(count, 'stays', 'stay')} erased.` : '');

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
  device: 'Whose device this is',
  mine: 'What you do is kept in this browser until you erase it.',
  guest: 'You said that this is not your device: what you do is kept until you close this tab, and no longer.',
  toGuest: 'This is not my device',
  toMine: 'This is my device: forget this session',
  backup: 'My backup',
  whatBackup: 'A backup is a file with everything you did here. With it you can go on in another browser.',
  saveBackup: 'Save my backup',
  saved: 'The backup is among your downloads.',
  restore: 'Restore a backup',
  /** @param {Backup} backup */
  offer: ({fresh, erases, known, erased}) =>
    (fresh
      ? `This backup has ${entries(fresh)} that ${plural(fresh, 'is', 'are')} new here.`
      : 'Nothing in this backup is new here.') +
    (fresh && known ? ` ${entries(known)} ${plural(known, 'is', 'are')} here already.` : '') +
    (erases ? ` It erases ${entries(erases)} that ${plural(erases, 'is', 'are')} here: they were erased in it.` : '') +
    stays(erased),
  /** @param {Backup} backup */
  restoreNow: ({fresh, erases}) =>
    fresh ? `Restore ${entries(fresh)}` + (erases ? ` and erase ${erases}` : '') : `Erase ${entries(erases)}`,
  /** @param {Backup} backup */
  restored: ({fresh, erases}) =>
    [fresh ? `${entries(fresh)} restored.` : '', erases ? `${entries(erases)} erased.` : ''].filter(Boolean).join(' '),
  refused: {
    unreadable: 'This file is no backup of a course, or it is damaged. Nothing was changed.',
    newer: 'This backup is from a newer version of the course. Reload the page and try again. Nothing was changed.',
    otherCourse: 'This backup is of another course. Nothing was changed.'
  },
  erasing: 'Erase',
  whatErasing: 'Erasing removes everything you did here from this browser. Old backups cannot bring it back here.',
  erase: 'Erase everything',
  /** @param {number} count @param {string} name */
  reallyErase: (count, name) =>
    `Erase ${entries(count)} for good? ` +
    `${plural(count, 'It is', 'They are')} all that ${name || 'you'} did in this course on this device.`,
  yesErase: 'Yes, erase',
  noKeep: 'No, keep',
  kept: 'Nothing was erased.',
  erased: 'Everything is erased.'
};
