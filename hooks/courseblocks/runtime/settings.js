/** `<course-settings>`: whose progress this is, a backup of it, and the way to erase it. */

import {saveBackup} from './backup.js';
import {Block} from './block.js';
import {announce, button, element} from './dom.js';
import {newId} from './events.js';
import {learners, nameOf} from './learners.js';
import {entriesOf, readBackup} from './restore.js';
import {settingsWords} from './settings-words.js';
import {storageOf} from './storage.js';
import {courseLog} from './store.js';

/** @typedef {import('./log.js').Log} Log */

export class CourseSettings extends Block {
  /** @type {Log | null} */
  log = null;
  #body = element('div');
  #said = element('p', {role: 'status', class: 'course-said'});

  /** @param {AbortSignal} signal */
  start(signal) {
    this.log = courseLog(this.#course);
    this.querySelector('.course-without-scripts')?.toggleAttribute('hidden', true);
    this.querySelectorAll(':scope > .course-settings').forEach((old) => old.remove());
    this.append(element('div', {class: 'course-settings'}, this.#body, this.#said));
    this.addEventListener('click', this, {signal});
    this.addEventListener('change', this, {signal});
    this.#render();
  }

  /** @param {Event} event */
  handleEvent({type, target}) {
    if (!(target instanceof HTMLElement)) return;
    if (type === 'change' && target instanceof HTMLInputElement && target.type === 'file')
      this.#offer(target.files?.[0]);
    const action = type === 'click' ? target.dataset.do : undefined;
    if (action === 'name') this.#name();
    else if (action === 'add') this.#switchTo(newId());
    else if (action === 'switch') this.#switchTo(target.dataset.learner ?? 'me');
    else if (action === 'guest') this.#setGuest(!this.#isGuest);
    else if (action === 'backup') this.#save();
    else if (action === 'erase') this.#askToErase();
    else if (action === 'really') this.#erase();
    else if (action === 'keep') this.#say(settingsWords.kept);
  }

  get #course() {
    return this.dataset.course ?? '';
  }

  get #isGuest() {
    return Boolean(storageOf('sessionStorage')?.getItem(`course:${this.#course}:guest`));
  }

  #render() {
    const parts = this.#isGuest ? [this.#guestPart()] : [this.#learnerPart(), this.#guestPart()];
    this.#body.replaceChildren(...parts, this.#backupPart(), this.#erasePart());
  }

  #learnerPart() {
    const mine = nameOf(this.log?.events() ?? []);
    const field = element('input', {type: 'text', maxlength: '60', autocomplete: 'off', value: mine});
    const others = [...learners(storageOf('localStorage'), this.#course)].filter(
      ([learner]) => learner !== this.log?.learner
    );
    return part(
      settingsWords.who,
      element('p', {}, mine ? settingsWords.named(mine) : settingsWords.unnamed),
      element('label', {}, settingsWords.name, field),
      button('name', settingsWords.saveName),
      ...others.map(([learner, name], i) => switcher(learner, name || settingsWords.learner(i + 2))),
      button('add', settingsWords.someoneElse)
    );
  }

  #guestPart() {
    const on = this.#isGuest;
    return part(
      settingsWords.device,
      element('p', {}, on ? settingsWords.guest : settingsWords.mine),
      button('guest', on ? settingsWords.toMine : settingsWords.toGuest)
    );
  }

  #backupPart() {
    const field = element('input', {type: 'file', accept: 'application/json,.json'});
    const label = element('label', {}, settingsWords.restore, field);
    return part(
      settingsWords.backup,
      element('p', {}, settingsWords.whatBackup),
      button('backup', settingsWords.saveBackup),
      label
    );
  }

  #erasePart() {
    return part(
      settingsWords.erasing,
      element('p', {}, settingsWords.whatErasing),
      button('erase', settingsWords.erase)
    );
  }

  /** @param {...(Node | string)} what */
  #say(...what) {
    announce(this.#said, ...what);
  }

  #name() {
    const name = this.querySelector('input[type=text]');
    if (name instanceof HTMLInputElement) this.log?.add({kind: 'named', name: name.value.trim()});
    this.#render();
    this.#say(settingsWords.nameSaved);
  }

  /** The page starts again as this learner: nothing of the other stays in its memory. @param {string} learner */
  #switchTo(learner) {
    storageOf('localStorage')?.setItem(`course:${this.#course}:learner`, learner);
    location.reload();
  }

  /** @param {boolean} on */
  #setGuest(on) {
    const session = storageOf('sessionStorage');
    if (on) session?.setItem(`course:${this.#course}:guest`, 'yes');
    else for (const key of Object.keys(session ?? {})) if (key.startsWith('course:')) session?.removeItem(key);
    location.reload();
  }

  #save() {
    if (!this.log) return;
    saveBackup(this.log, this.#course);
    this.#say(settingsWords.saved);
  }

  /** Say what a backup holds before anything changes. @param {File | undefined} file */
  async #offer(file) {
    if (!file || !this.log) return;
    const backup = readBackup(await file.text(), this.#course, this.log.events());
    if (typeof backup === 'string') return this.#say(settingsWords.refused[backup]);
    if (!backup.fresh && !backup.erases) return this.#say(settingsWords.offer(backup));
    const go = button('restore', settingsWords.restoreNow(backup));
    go.addEventListener('click', () => this.#restore(backup));
    this.#say(`${settingsWords.offer(backup)} `, go);
  }

  /** @param {import('./restore.js').Backup} backup */
  #restore(backup) {
    this.log?.take(backup.events);
    this.#render();
    this.#say(settingsWords.restored(backup));
  }

  #askToErase() {
    const count = entriesOf(this.log?.events() ?? []).length;
    this.#say(
      `${settingsWords.reallyErase(count)} `,
      button('really', settingsWords.yesErase),
      button('keep', settingsWords.noKeep)
    );
  }

  #erase() {
    this.log?.eraseAll();
    this.#render();
    this.#say(settingsWords.erased);
  }
}

/**
 * @param {string} title
 * @param {...Node} content
 */
function part(title, ...content) {
  return element('fieldset', {}, element('legend', {}, title), ...content);
}

/**
 * @param {string} learner
 * @param {string} name
 */
function switcher(learner, name) {
  const made = button('switch', settingsWords.switchTo(name));
  made.dataset.learner = learner;
  return made;
}
