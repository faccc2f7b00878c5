/** `<course-settings>`: whose progress this is, a backup of it, and the way to erase it. */

import {saveBackup} from '../../runtime/log/backup.js';
import {bringingBack, offered, REFUSED, restored, restoring} from './backup-told.js';
import {Block} from '../block.js';
import {button, element, hide, removeAll} from '../../runtime/page/dom.js';
import {newId} from '../../runtime/log/events.js';
import {beGuest, guestKey} from '../../runtime/log/guest.js';
import {joinClosed} from '../../runtime/log/joining.js';
import {learners, nameOf} from '../../runtime/log/learners.js';
import {entriesOf, readBackup, restore} from '../../runtime/log/restore.js';
import {SettingsPart} from './part.js';
import {storageOf} from '../../runtime/log/storage.js';
import {showTroubles} from '../trouble.js';
import {say} from '../../words/words.js';

/** @typedef {import('../../runtime/log/log.js').Log} Log */

export class CourseSettings extends Block {
  #who = new SettingsPart(say('settings.who'));
  #device = new SettingsPart(say('settings.device'));
  #backup = new SettingsPart(say('settings.backup'));
  #erasing = new SettingsPart(say('settings.erasing'));
  #field = element('input', {type: 'text', maxlength: '60', autocomplete: 'nickname'});
  /** What is shown of the learners, so that nothing is built anew, and loses the focus, that is the same. */
  #shown = '';
  /** The name that the field had before somebody typed into it. */
  #called = '';

  /** @param {AbortSignal} signal */
  start(signal) {
    joinClosed(this.log);
    hide(this, '.course-without-scripts');
    removeAll(this, ':scope > .course-settings');
    this.#build();
    this.addEventListener('change', this, {signal});
    this.log.addEventListener('change', () => this.#render(), {signal});
    this.#render();
    this.#goOn();
  }

  /** @param {Event} event */
  handleEvent({target}) {
    if (target instanceof HTMLInputElement && target.type === 'file') this.#offer(target.files?.[0]);
  }

  /**
   * @param {string} action
   * @param {HTMLElement} control
   */
  act(action, control) {
    if (action === 'name') this.#saveName();
    else if (action === 'add') this.#switchTo(newId());
    else if (action === 'switch') this.#switchTo(control.dataset.learner ?? 'me');
    else if (action === 'guest') this.#startAgain('device', beGuest(this.#course));
    else if (action === 'mine') this.#endGuest();
    else if (action === 'backup') this.#save();
    else if (action === 'erase') this.#askToErase();
    else if (action === 'really') this.#erase();
    else if (action === 'keep') this.#erasing.say(say('settings.kept'));
  }

  get #course() {
    return this.dataset.course ?? '';
  }

  get #isGuest() {
    return this.log.learner === 'guest';
  }

  #build() {
    const on = this.#isGuest;
    const file = element('input', {type: 'file', accept: 'application/json,.json'});
    this.#who.above(
      element('p', {}, say('settings.why-name')),
      element('label', {}, say('settings.name'), this.#field),
      button('name', say('settings.save-name'))
    );
    this.#device.above(
      ...(on ? [] : [element('p', {}, say('settings.mine'))]), // a guest is told above
      on ? button('mine', say('settings.to-mine')) : button('guest', say('settings.to-guest'))
    );
    this.#backup.above(
      element('p', {}, say('settings.what-backup')),
      button('backup', say('settings.save-backup')),
      element('label', {}, say('settings.restore'), file)
    );
    this.#erasing.above(element('p', {}, say('settings.what-erasing')), button('erase', say('settings.erase')));
    const parts = [...(on ? [] : [this.#who]), this.#device, this.#backup, this.#erasing];
    this.append(element('div', {class: 'course-settings'}, ...parts.map(({host}) => host)));
  }

  get #name() {
    return nameOf(this.log.events());
  }

  /** Show whose this is, also once that changes in another tab. What is being typed stays. */
  #render() {
    showTroubles(this.log, this);
    const mine = this.#name;
    const all = [...learners(storageOf('localStorage'), this.#course)];
    const others = all.filter(([learner]) => learner !== this.log.learner);
    if (this.#field.value === this.#called) this.#field.value = mine;
    this.#called = mine;
    const shown = JSON.stringify([mine, others]);
    if (shown !== this.#shown) this.#showLearners(mine, others);
    this.#shown = shown;
  }

  /**
   * It stands below the button that changes it, so that nothing moves under the pointer.
   *
   * @param {string} mine
   * @param {[learner: string, name: string][]} others
   */
  #showLearners(mine, others) {
    this.#who.below(
      element('p', {}, mine ? say('settings.named', {name: mine}) : say('settings.unnamed')),
      ...others.map(([learner, name], i) => switcher(learner, name || say('settings.learner', {number: i + 2}))),
      button('add', say('settings.someone-else'))
    );
  }

  #saveName() {
    const name = this.#field.value.trim();
    if (!name && !this.#name) return this.#who.say(say('settings.no-name'));
    this.#field.value = this.#called = name;
    this.log.add({kind: 'named', name});
    this.#sayIfKept(this.#who, say(name ? 'settings.name-saved' : 'settings.name-cleared'));
  }

  /**
   * Say what came of something that is to be kept, or that it is not.
   *
   * @param {SettingsPart} part
   * @param {string} said
   */
  #sayIfKept(part, said) {
    part.say(this.log.isKept ? said : say('settings.not-kept'));
  }

  /** The page starts again as this learner: nothing of the other stays in its memory. @param {string} learner */
  #switchTo(learner) {
    this.#startAgain('who', storageOf('localStorage').set(`course:${this.#course}:learner`, learner));
  }

  /** It is the learner's own device after all. What the session holds of other courses stays. */
  #endGuest() {
    const session = storageOf('sessionStorage');
    for (const key of session.keys(`course:${this.#course}:`)) session.remove(key);
    session.set(guestKey(this.#course), 'no');
    this.#startAgain('device', true);
  }

  /**
   * @param {'who' | 'device'} part
   * @param {boolean} isKept whether the page will know what was chosen
   */
  #startAgain(part, isKept) {
    if (!isKept) return (part === 'who' ? this.#who : this.#device).say(say('settings.not-kept'));
    storageOf('sessionStorage').set(this.#note, part);
    location.reload();
  }

  /** Where the session has what was chosen before the page started again. */
  get #note() {
    return `course:${this.#course}:chosen`;
  }

  /** Say what was chosen before the page started again, and go on from there; once. */
  #goOn() {
    const session = storageOf('sessionStorage');
    const name = this.#name;
    const chosen = session.get(this.#note);
    session.remove(this.#note);
    if (chosen === 'who') this.#who.goOn(name ? say('settings.learns', {name}) : say('settings.nameless-learns'));
    if (chosen === 'device') this.#device.goOn(say(this.#isGuest ? 'settings.is-guest' : 'settings.is-mine'));
  }

  #save() {
    saveBackup(this.log, this.#course);
    this.#backup.say(say('settings.saved'));
  }

  /** Say what a backup holds before anything changes. @param {File | undefined} file */
  async #offer(file) {
    const {log} = this;
    if (!file) return;
    const here = {events: log.events(), drafts: log.drafts()};
    const backup = readBackup(await file.text(), this.#course, here);
    if (typeof backup === 'string') return this.#backup.say(REFUSED[backup]);
    const take = () => this.#restore(backup, restored(backup));
    const takeAll = () => this.#restore(backup, say('settings.brought-back', {count: backup.erased.length}), true);
    const {fresh, erases, erased, half} = backup;
    if (!fresh && !half.size && !erases) restore(log, backup); // what was erased elsewhere never comes here
    const buttons = [
      ...(fresh || half.size || erases ? [doing('restore', restoring(backup), take)] : []),
      ...(erased.length ? [doing('revive', bringingBack(backup), takeAll)] : [])
    ];
    this.#backup.say(offered(backup), ...buttons.flatMap((each) => [' ', each]));
  }

  /**
   * @param {import('../../runtime/log/restore.js').Backup} backup
   * @param {string} said
   * @param {boolean} [all] whether what was erased comes back, too
   */
  #restore(backup, said, all) {
    const isTaken = restore(this.log, backup, all);
    if (isTaken) this.#sayIfKept(this.#backup, said);
    else this.#backup.say(say('settings.not-kept'));
  }

  #askToErase() {
    const count = entriesOf(this.log.events()).length;
    const name = this.#name;
    this.#erasing.say(
      `${say(name ? 'settings.really-erase-of' : 'settings.really-erase', {count, name})} `,
      button('really', say('settings.yes-erase')),
      button('keep', say('settings.no-keep'))
    );
  }

  #erase() {
    this.#called = this.#field.value; // a name that is half typed goes, too
    this.log.eraseAll();
    const isGone = this.log.troubles.every((trouble) => trouble === 'guest');
    this.#erasing.say(say(isGone ? 'settings.erased' : 'settings.not-erased'));
  }
}

/**
 * @param {string} action
 * @param {string} label
 * @param {() => void} does
 */
function doing(action, label, does) {
  const made = button(action, label);
  made.addEventListener('click', does);
  return made;
}

/**
 * @param {string} learner
 * @param {string} name
 */
function switcher(learner, name) {
  const made = button('switch', say('settings.switch-to', {name}));
  made.dataset.learner = learner;
  return made;
}
