/**
 * A quiz as an exam: nothing is told before it is handed in. With `data-mode="choice"` the learner takes the same quiz as an
 * exam or for practice.
 *
 * An attempt begins with a `started` event that holds what was drawn, and ends with `submitted`; what is responded and
 * flagged in between is the draft of the block. What is practised here has runs of its own, which change no result.
 */

import {examAttempts, examResult, standing} from './attempts.js';
import {showConfidence} from './confidence.js';
import {DrawnPractice, namesOf} from './drawn.js';
import {newId} from './events.js';
import {ExamItem} from './exam-item.js';
import {examWords} from './exam-words.js';
import {Panel} from './panel.js';
import {panelsOf} from './panels.js';
import {currentAttempt, itemState} from './progress.js';
import {showTroubles} from './trouble.js';

/**
 * @typedef {import('./attempts.js').Attempt} Attempt
 * @typedef {'start' | 'going' | 'result' | 'practice'} Stage
 */

/** What is shown where a learner has not responded. */
const NOTHING = {id: 'nothing', at: 0, seq: 0, kind: 'responded', response: []};

export class Exam extends DrawnPractice {
  #top = new Panel();
  #bottom = new Panel();
  #isHandingIn = false;
  /** Whether what is not answered is named before it is handed in. */
  #isAsking = false;
  /** Whether all is shown again after what was missed. */
  #showsAll = false;
  /** Drafts as they are shown, to see what another tab has changed. @type {Map<ExamItem, string>} */
  #synced = new Map();

  /** @param {HTMLElement} host */
  makeItem(host) {
    return new ExamItem(host);
  }

  get parts() {
    return /** @type {ExamItem[]} */ (this.items);
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    const {host} = this;
    host.querySelectorAll(':scope > .course-panel').forEach((old) => old.remove());
    host.querySelector(':scope > .course-without-scripts')?.toggleAttribute('hidden', true);
    host.querySelector('course-item')?.before(this.#top.host);
    super.start(signal);
    host.append(this.#bottom.host);
  }

  /** What is practised here; what belongs to exams counts for nothing else. */
  get events() {
    const exams = new Set(this.attempts.map(({id}) => id));
    return this.log.events().filter(({attempt}) => !exams.has(attempt ?? ''));
  }

  get attempts() {
    return examAttempts(this.log.events(), this.names);
  }

  get pass() {
    return this.host.dataset.pass ? Number(this.host.dataset.pass) : null;
  }

  get isChoice() {
    return this.host.dataset.mode === 'choice';
  }

  /** @returns {Stage} */
  get stage() {
    const {attempts} = this;
    const last = attempts.at(-1);
    if (last && !last.handedIn) return 'going';
    const half = this.log.draft(this.name)?.attempt;
    if (half && (last || this.isChoice) && !attempts.some(({id}) => id === half)) return 'practice';
    return last ? 'result' : 'start';
  }

  run() {
    if (this.stage === 'practice') return super.run();
    const last = this.attempts.at(-1);
    return last ? {id: last.id, items: namesOf(standing(last, this.parts))} : {id: '', items: null};
  }

  /** @param {Event} event */
  handleEvent(event) {
    const {type, target} = event;
    const linked = this.parts.find(
      ({number}) => target instanceof HTMLAnchorElement && target.hash === `#${number.id}`
    );
    if (type === 'click' && linked) this.#goTo(linked, event);
    else super.handleEvent(event);
  }

  /**
   * Material loads the page anew where a link is first followed within it, and what is named here would be gone.
   *
   * @param {ExamItem} item
   * @param {Event} event
   */
  #goTo(item, event) {
    event.preventDefault();
    event.stopPropagation();
    item.number.focus();
  }

  /**
   * @param {string} action
   * @param {ExamItem} [item]
   */
  act(action, item) {
    const last = this.attempts.at(-1);
    if (action === 'begin') this.#begin();
    else if (action === 'flag' && item) this.#toggleFlag(item);
    else if (action === 'hand-in') this.#askOrHandIn();
    else if (action === 'hand-in-now') this.#handIn();
    else if (action === 'back') this.#goBack();
    else if (action === 'explain' || action === 'all') this.#explain(action === 'all');
    else if (action === 'again' && last) this.startAnew(namesOf(this.#result(last).missed));
    else if (action === 'practise') this.#practise();
    else if (action === 'leave') this.#leave();
    else super.act(action, item);
  }

  /** A new attempt, with a new draw. */
  #begin() {
    const drawn = this.sample();
    const prints = drawn.map(({print}) => print);
    this.log.add({kind: 'started', in: this.name, attempt: newId(), mode: 'exam', items: namesOf(drawn), prints});
    this.#drawn()[0]?.number.focus();
  }

  /** @returns {ExamItem[]} what counts in the last attempt */
  #drawn() {
    const last = this.attempts.at(-1);
    return last ? standing(last, this.parts) : this.parts;
  }

  /** @param {Attempt} attempt */
  #result(attempt) {
    return examResult(this.log.events(), attempt, this.parts, this.pass);
  }

  /** @param {ExamItem} item */
  keepResponse(item) {
    super.keepResponse(item);
    if (this.stage !== 'going') return;
    this.#synced.set(item, JSON.stringify(item.answers.response));
    this.#renderPanels();
  }

  /** @param {ExamItem} item */
  #toggleFlag(item) {
    item.isFlagged = !item.isFlagged;
    this.keepDraft({...this.draft, flags: namesOf(this.parts.filter(({isFlagged}) => isFlagged))});
    this.#renderPanels();
  }

  get #unanswered() {
    return this.#drawn().filter(({answers}) => answers.isEmpty);
  }

  get #flagged() {
    return this.#drawn().filter(({isFlagged}) => isFlagged);
  }

  #askOrHandIn() {
    this.render(); // another tab may have responded
    this.#isAsking = Boolean(this.#unanswered.length + this.#flagged.length);
    if (!this.#isAsking) return this.#handIn();
    this.#renderPanels();
    this.#bottom.said.focus();
  }

  #goBack() {
    const [first] = [...this.#unanswered, ...this.#flagged];
    this.#isAsking = false;
    this.#renderPanels();
    first?.number.focus();
  }

  #handIn() {
    const last = this.attempts.at(-1);
    if (this.stage !== 'going' || !last) return this.render();
    this.#isHandingIn = true; // it is told as a whole
    for (const item of this.#drawn()) if (!item.answers.isEmpty) this.respond(item);
    const {right: points, of: outOf, passed} = this.#result(last);
    const graded = passed === null ? {} : {passed};
    const {id: attempt, items} = last;
    this.log.add({kind: 'submitted', in: this.name, attempt, items, points, outOf, ...graded});
    this.keepDraft({attempt, items: {}});
    this.#isHandingIn = this.#isAsking = this.#showsAll = false;
    this.render();
    this.#top.said.focus();
  }

  /** @param {boolean} all */
  #explain(all) {
    this.#showsAll = all;
    this.keepDraft({...this.draft, explained: true});
    this.render();
    this.parts.find(({host}) => !host.hidden)?.number.focus();
  }

  #practise() {
    const run = currentAttempt(this.events, this.names);
    if (!run) return this.startAnew();
    this.keepDraft({attempt: run.id, items: {}});
    this.render();
    this.#top.said.focus();
  }

  #leave() {
    this.keepDraft({attempt: this.attempts.at(-1)?.id ?? '', items: {}});
    this.render();
    this.#top.said.focus();
  }

  render() {
    if (this.#isHandingIn) return;
    const {stage} = this;
    this.host.dataset.stage = stage;
    this.host.querySelector(':scope > .course-footer')?.toggleAttribute('hidden', stage !== 'practice');
    if (stage === 'practice') this.#renderPractice();
    else this.#renderItems(stage);
    this.#renderPanels();
    showTroubles(this.log, this.host);
  }

  #renderPractice() {
    for (const item of this.parts) item.practise();
    super.render();
    if (!this.isChoice) this.toggle('anew', false); // it would explain the whole pool
  }

  /** @param {Stage} stage */
  #renderItems(stage) {
    const {attempt, items, flags, sure} = /** @type {any} */ (this.draft);
    const drawn = this.#drawn();
    const events = this.log.events();
    const seen = this.#seen(drawn);
    for (const item of this.parts) {
      const [name] = item.names;
      const last = stage === 'result' ? itemState(events, attempt, item).last : null;
      item.host.hidden = !seen.includes(item);
      item.ask(stage === 'result' ? (last ?? NOTHING) : null, attempt, items[name] ?? []);
      if (stage === 'going') this.#sync(item, items[name] ?? []);
      item.isFlagged = Array.isArray(flags) && flags.includes(name);
      showConfidence(item.host, stage === 'result' ? last?.confidence : sure?.[name], stage === 'result');
      item.number.textContent = examWords.number(drawn.indexOf(item) + 1, drawn.length);
      if (stage === 'result' && !last) item.number.append(`, ${examWords.notAnswered}`);
    }
  }

  /** @param {ExamItem[]} drawn */
  #seen(drawn) {
    const last = this.attempts.at(-1);
    const onlyMissed = last?.handedIn && this.draft.explained && !this.#showsAll;
    const missed = onlyMissed ? this.#result(last).missed : [];
    return missed.length ? missed : drawn;
  }

  /**
   * Show what another tab has responded.
   *
   * @param {ExamItem} item
   * @param {string[]} response
   */
  #sync(item, response) {
    const text = JSON.stringify(response);
    if (this.#synced.has(item) && this.#synced.get(item) !== text) item.answers.show(response);
    this.#synced.set(item, text);
  }

  #renderPanels() {
    const {stage, isChoice, pass, attempts} = this;
    const last = attempts.at(-1);
    const panels = panelsOf(stage, {
      isChoice,
      pass,
      size: this.size,
      pool: this.items.length,
      drawn: this.#drawn(),
      isAsking: this.#isAsking,
      result: last ? this.#result(last) : null,
      results: attempts.filter(({handedIn}) => handedIn).map((attempt) => this.#result(attempt)),
      isExplained: Boolean(this.draft.explained),
      showsAll: this.#showsAll
    });
    this.#top.show(panels.top);
    this.#bottom.show(panels.bottom);
  }
}
