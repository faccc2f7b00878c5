/**
 * `<course-pause>`: lines to look at one after the other, for as long as the learner wants to.
 *
 * A learner may hold it, go on, end it or leave it for another day, and no time limits anything (WCAG 2.2.1, 2.2.2).
 */

import {Block} from '../block.js';
import {button, element, found, hide, keepFromFilling, tell} from '../../runtime/page/dom.js';
import {showTroubles} from '../trouble.js';
import {say} from '../../words/words.js';

/** @typedef {{at: number, line: HTMLElement}} Moment a line, and the second that it begins at */

const SHORT = 10; // seconds: a breath, and the last thing that is asked

export class CoursePause extends Block {
  #ring = element('div', {class: 'course-ring', 'aria-hidden': 'true'});
  #line = element('p', {class: 'course-moment-line', role: 'status'});
  #stage = element('div', {class: 'course-moment'}, this.#ring, this.#line);
  #said = element('p', {role: 'status', tabindex: '-1'});
  #field = element('input', {type: 'text', maxlength: '200', dir: 'auto'});
  #kept = element('label', {class: 'course-pause-line'}, say('pause.next-person'), this.#field);
  /** @type {HTMLElement[]} */
  #parts = [];
  /** @type {Moment[]} */
  #moments = [];
  /** Of what has passed, while it is held too. */
  #past = 0;
  /** When it went on, on the clock of the page; null while it is held. @type {number | null} */
  #since = null;
  /** @type {AbortSignal | undefined} */
  #signal;
  /** @type {Promise<WakeLockSentinel | undefined> | undefined} */
  #awake;

  /** @param {AbortSignal} signal */
  start(signal) {
    this.#signal = signal;
    this.#build();
    keepFromFilling(this);
    this.#field.addEventListener('input', () => this.#keepDraft([this.#field.value]), {signal});
    this.#field.addEventListener('change', () => this.#keep(), {signal});
    this.log.addEventListener('change', () => this.#render(), {signal});
    const clock = setInterval(() => this.#since !== null && this.#show(), 250);
    signal.addEventListener('abort', () => clearInterval(clock));
    this.#render();
  }

  #build() {
    for (const old of this.#parts) old.remove();
    hide(this, '.course-without-scripts, small');
    const isMinute = this.#lines().at(-1)?.at === 60;
    const begins = button('minute', say(isMinute ? 'pause.minute' : 'pause.begin'));
    const running = [button('next', say('pause.next')), button('hold', say('pause.hold'))];
    running.push(button('finish', say('pause.finish')), button('silent', say('pause.silent')));
    const footer = (/** @type {HTMLElement[]} */ ...buttons) => element('p', {class: 'course-footer'}, ...buttons);
    this.#parts = [
      this.#stage,
      footer(...running),
      this.#said,
      this.#kept,
      footer(begins, button('short', say('pause.short')), button('later', say('pause.later')))
    ];
    this.append(...this.#parts);
    this.#turn(false);
    this.#kept.hidden = !this.#text;
  }

  #lines() {
    return found(this, '.course-moments > li').map((each) => ({at: Number(each.dataset.at), line: each}));
  }

  /** @param {string} action */
  act(action) {
    if (action === 'minute') this.#begin(this.#lines());
    else if (action === 'short') this.#begin(this.#short());
    else if (action === 'later') tell(this.#said, say('pause.fine'));
    else if (action === 'next') this.#goTo(this.#moments.find(({at}) => at > this.#seconds)?.at ?? this.#end);
    else if (action === 'hold') this.#hold();
    else if (action === 'finish') this.#goTo(this.#end);
    else if (action === 'silent') this.#beSilent();
  }

  /** A breath, and the last thing that is asked. */
  #short() {
    const lines = this.#lines();
    const [last, end] = lines.slice(-2);
    return [
      ...(lines.length > 2 ? [lines[0]] : []),
      {...last, at: lines.length > 2 ? SHORT / 2 : 0},
      {...end, at: SHORT}
    ];
  }

  /** @param {Moment[]} moments */
  #begin(moments) {
    this.#moments = moments;
    this.#past = 0;
    this.#since = performance.now();
    this.#awake = navigator.wakeLock?.request('screen').catch(() => undefined);
    tell(this.#said, '');
    this.#turn(true);
    this.#show();
    this.querySelector('button')?.focus(); // the one that was pressed is gone
  }

  get #seconds() {
    return this.#past + (this.#since === null ? 0 : (performance.now() - this.#since) / 1000);
  }

  get #end() {
    return this.#moments.at(-1)?.at ?? 0;
  }

  /** @param {number} seconds */
  #goTo(seconds) {
    this.#past = seconds;
    if (this.#since !== null) this.#since = performance.now();
    this.#show();
  }

  #hold() {
    this.#past = this.#seconds;
    this.#since = this.#since === null ? performance.now() : null;
    this.#name('hold', say(this.#since === null ? 'pause.go-on' : 'pause.hold'));
  }

  /** A voice breaks a breath: on request nothing is read out. */
  #beSilent() {
    const is = this.#line.getAttribute('aria-live') === 'off';
    this.#line.setAttribute('aria-live', is ? 'polite' : 'off');
    this.#name('silent', say(is ? 'pause.silent' : 'pause.aloud'));
  }

  /** @param {string} action @param {string} label */
  #name(action, label) {
    for (const one of found(this, `[data-do=${action}]`)) one.textContent = label;
  }

  #show() {
    const seconds = this.#seconds;
    const moment = this.#moments.findLast(({at}) => at <= seconds);
    this.#ring.style.setProperty(
      '--course-past',
      String(Math.min(1, this.#filled(seconds, moment?.at ?? 0) / this.#end))
    );
    tell(this.#line, moment?.line.querySelector('span')?.textContent ?? '');
    if (seconds >= this.#end) this.#over();
  }

  /** Where motion is not wanted, it fills line by line. @param {number} seconds @param {number} at */
  #filled(seconds, at) {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? at : seconds;
  }

  #over() {
    this.#since = null;
    this.#awake?.then((lock) => lock?.release());
    this.#turn(false);
    this.#stage.hidden = this.#kept.hidden = false;
    tell(this.#said, say('pause.over'));
    this.#said.focus();
  }

  /** Show what is pressed while it runs, or what begins it. @param {boolean} runs */
  #turn(runs) {
    const [stage, running, , , begins] = this.#parts;
    begins.hidden = runs;
    stage.hidden = running.hidden = !runs;
    hide(this, '.course-moments', runs);
    this.#name('hold', say('pause.hold'));
  }

  /** What the learner wrote last, checked or half typed. */
  get #text() {
    const own = this.log.events().filter((event) => this.names.includes(event.in ?? ''));
    const half = this.names.map((name) => this.log.draft(name)?.items?.[name]).find(Boolean);
    return String((half ?? own.findLast(({kind}) => kind === 'responded')?.response ?? [''])[0]);
  }

  /** @param {string[] | null} response what is half typed, null once it is in the log */
  #keepDraft(response) {
    const [name = '', ...old] = this.names;
    this.log.keepDraft(name, response && {attempt: name, items: {[name]: response}});
    for (const each of old) if (this.log.draft(each)) this.log.keepDraft(each, null);
  }

  #keep() {
    const [name = ''] = this.names;
    this.log.add({kind: 'responded', of: name, in: name, response: [this.#field.value]});
    if (!this.log.isWritten) return; // a reload needs the draft
    this.#keepDraft(null);
    tell(this.#said, say('pause.kept'));
  }

  #render() {
    if (this.#signal?.aborted) return;
    if (!this.#field.matches(':focus')) this.#field.value = this.#text;
    if (this.#text && this.#since === null) this.#kept.hidden = false;
    showTroubles(this.log, this);
  }
}

if (!customElements.get('course-pause')) customElements.define('course-pause', CoursePause);
