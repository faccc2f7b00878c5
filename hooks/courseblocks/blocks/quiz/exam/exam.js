/**
 * A quiz as an exam: nothing is told before it is handed in. With `data-mode="choice"` the learner takes the same quiz as an
 * exam or for practice.
 *
 * An attempt begins with a `started` event that holds what was drawn, and ends with `submitted`; what is responded and
 * flagged in between is the draft of the block. What is practised here has runs of its own, which change no result.
 */

import {DrawnPractice} from '../draw/drawn.js';
import {namesOf} from '../draw/drawn-runs.js';
import {ExamItem} from './exam-item.js';
import {ExamLog} from './exam-log.js';
import {ExamView} from './exam-view.js';
import {showTroubles} from '../../../runtime/log/trouble.js';

/** @typedef {'start' | 'going' | 'result' | 'practice'} Stage */

export class Exam extends DrawnPractice {
  /** Whether only a part of an attempt is in the log. */
  #isHandingIn = false;

  /** @param {HTMLElement} host */
  constructor(host) {
    super(host);
    const pass = host.dataset.pass ? Number(host.dataset.pass) : null;
    this.isChoice = host.dataset.mode === 'choice';
    this.exam = new ExamLog(this.log, this.names, /** @type {ExamItem[]} */ (this.items), pass);
    this.view = new ExamView(host, this.exam);
  }

  /** @param {HTMLElement} host */
  makeItem(host) {
    return new ExamItem(host);
  }

  addFooter() {
    super.addFooter();
    this.host.append(this.view.bottom.host);
  }

  makeRuns() {
    return this.withRules(this.exam.runs);
  }

  /** @returns {Stage} */
  get stage() {
    const {attempts, last} = this.exam;
    if (last && !last.handedIn) return 'going';
    const front = this.runs.drafts[0]?.attempt;
    if (front && (last || this.isChoice) && !attempts.some(({id}) => id === front)) return 'practice';
    return last ? 'result' : 'start';
  }

  get run() {
    return this.stage === 'practice' ? super.run : this.exam.run;
  }

  leftOut() {
    return this.isChoice ? super.leftOut() : 0;
  }

  /**
   * @param {string} action
   * @param {ExamItem} [item]
   * @param {HTMLElement} [control]
   */
  act(action, item, control) {
    if (action === 'begin') this.#begin();
    else if (action === 'flag' && item) this.#toggleFlag(item);
    else if (action === 'hand-in') this.#askOrHandIn();
    else if (action === 'hand-in-now') this.#handIn();
    else if (action === 'back') this.#goBack();
    else if (action === 'explain' || action === 'all') this.#explain(action === 'all');
    else if (action === 'again') this.startAnew(namesOf(this.exam.result?.missed ?? []));
    else if (action === 'practise') this.#practise();
    else if (action === 'leave') this.#goOn(this.exam.last?.id ?? '');
    else if (action === 'to') this.#goTo(/** @type {HTMLAnchorElement} */ (control));
    else super.act(action, item);
  }

  /** @param {HTMLAnchorElement} link */
  #goTo({hash}) {
    this.exam.items.find(({number}) => hash === `#${number.id}`)?.number.focus();
  }

  #begin() {
    this.exam.begin();
    this.exam.drawn[0]?.number.focus();
  }

  /** @param {ExamItem} item */
  keepResponse(item) {
    super.keepResponse(item);
    this.view.isShown(item, item.answers.response);
    if (this.stage === 'going') this.#renderPanels();
  }

  /** @param {ExamItem} item */
  #toggleFlag(item) {
    item.isFlagged = !item.isFlagged;
    this.runs.keep({...this.draft, flags: namesOf(this.exam.items.filter(({isFlagged}) => isFlagged))});
    this.#renderPanels();
  }

  /** What is named before it is handed in: what is not answered, then what is flagged. */
  get #named() {
    const {drawn} = this.exam;
    return [...drawn.filter(({answers}) => answers.isEmpty), ...drawn.filter(({isFlagged}) => isFlagged)];
  }

  #askOrHandIn() {
    this.render(); // another tab may have responded
    this.view.isAsking = this.#named.length > 0;
    if (!this.view.isAsking) return this.#handIn();
    this.#renderPanels();
    this.view.bottom.said.focus();
  }

  #goBack() {
    const [first] = this.#named;
    this.view.isAsking = false;
    this.#renderPanels();
    first?.number.focus();
  }

  #handIn() {
    if (this.stage !== 'going') return this.render(); // another tab has handed it in
    const follow = this.follow();
    this.#isHandingIn = true;
    const answered = this.exam.drawn.filter(({answers}) => !answers.isEmpty);
    this.exam.handIn(new Map(answered.map((item) => [item, this.given(item)])));
    this.#isHandingIn = this.view.isAsking = this.view.showsAll = false;
    this.#show();
    follow(this.view.top.said);
  }

  /** @param {boolean} all */
  #explain(all) {
    this.view.showsAll = all;
    this.runs.keep({...this.draft, explained: true});
    this.render();
    this.exam.items.find(({host}) => !host.hidden)?.number.focus();
  }

  #practise() {
    const {isStarted, responses, id} = this.runs.current;
    if (isStarted || responses.length) this.#goOn(id);
    else this.startAnew();
  }

  /** @param {string} attempt what is shown from now on */
  #goOn(attempt) {
    this.runs.goTo(attempt);
    this.#show();
  }

  #show() {
    this.render();
    this.view.top.said.focus();
  }

  render() {
    if (this.#isHandingIn) return; // it is told as a whole
    const {stage} = this;
    this.host.dataset.stage = stage;
    this.host.querySelector(':scope > .course-footer')?.toggleAttribute('hidden', stage !== 'practice');
    if (stage === 'practice') this.#renderPractice();
    else this.#renderExam(stage);
    this.#renderPanels();
    showTroubles(this.log, this.host);
  }

  /** @param {Stage} stage */
  #renderExam(stage) {
    const {draft} = this;
    this.tellScore('');
    this.view.showItems(stage, draft);
    for (const item of this.exam.items) this.offer(item, stage === 'going' ? draft.texts : {});
  }

  #renderPractice() {
    for (const item of this.exam.items) item.practise();
    super.render();
    if (!this.isChoice) this.toggle('anew', false); // it would explain the whole pool
  }

  #renderPanels() {
    const {stage, isChoice, size, draft, log} = this;
    this.view.showPanels(stage, {isChoice, size, isKept: log.isKept, isExplained: Boolean(draft.explained)});
  }
}
