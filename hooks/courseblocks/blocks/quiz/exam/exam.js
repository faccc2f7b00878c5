/**
 * A quiz as an exam: nothing is told before it is handed in. With `data-mode="choice"` the learner takes the same quiz as an
 * exam or for practice.
 *
 * An attempt begins with a `started` event that holds what was drawn, and ends with `submitted`; what is responded and
 * flagged in between is the draft of the block. What is practised here has runs of its own, which change no result.
 */

import {namesOf} from '../draw/drawing.js';
import {ExamView} from './exam-view.js';
import {decoded} from '../../../runtime/page/dom.js';
import {Practice} from '../practice.js';
import {RunView} from '../run-view.js';
import {showTroubles} from '../../trouble.js';

/**
 * @typedef {import('./exam-item.js').ExamItem} ExamItem
 * @typedef {'start' | 'going' | 'stopped' | 'result' | 'practice'} Stage
 */

export class Exam {
  #host;
  /** Whether the learner may practise instead. */
  #isChoice;
  #exam;
  #view;
  #practice;
  #attempt;
  /** Whether only a part of an attempt is in the log. */
  #isHandingIn = false;

  /**
   * @param {import('../../block.js').Block} host the `course-quiz`
   * @param {import('./exam-log.js').ExamLog<ExamItem>} exam
   * @param {import('../run-view.js').Sure} [sure]
   */
  constructor(host, exam, sure) {
    this.run = exam.practised;
    this.#host = host;
    this.#isChoice = host.dataset.mode === 'choice';
    this.#exam = exam;
    this.#practice = new Practice(host, exam.practised, sure, this.#isChoice); // anew would explain the whole pool
    this.#attempt = new RunView(host, exam.run, sure);
    this.#view = new ExamView(host, exam, this.#attempt.steps);
    host.append(this.#view.bottom.host);
  }

  /** @returns {Stage} */
  get #stage() {
    const {attempts, isUnderWay, last, run} = this.#exam;
    if (isUnderWay && !run.draft.stopped) return 'going';
    const front = run.drafts[0]?.attempt;
    if (front && (last || this.#isChoice) && !attempts.some(({id}) => id === front)) return 'practice';
    if (isUnderWay) return 'stopped';
    return last ? 'result' : 'start';
  }

  /** What is on the page: nothing of the pool before it is asked, and of a practice only what was practised. */
  get shown() {
    const stage = this.#stage;
    if (stage === 'practice') return this.run.asked;
    return stage === 'going' || stage === 'result' ? this.#exam.drawn : [];
  }

  /**
   * @param {string} action
   * @param {ExamItem} [item]
   * @param {HTMLElement} [control]
   */
  act(action, item, control) {
    if (this.#stage === 'going' && this.#steps.act(action)) return;
    if (action === 'begin') this.#begin();
    else if (action === 'flag' && item) this.#toggleFlag(item);
    else if (action === 'stop') this.#stop();
    else if (action === 'go-on') this.#goOnWithIt();
    else if (action === 'unfold' && item) this.#unfold(item);
    else if (action === 'hand-in') this.#askOrHandIn();
    else if (action === 'hand-in-now') this.#handIn();
    else if (action === 'back') this.#goBack();
    else if (action === 'explain' || action === 'all') this.#explain(action === 'all');
    else if (action === 'again') this.#practice.startAnew(namesOf(this.#exam.result?.missed ?? []));
    else if (action === 'practise') this.#practise();
    else if (action === 'leave') this.#goOn(this.#exam.last?.id ?? '');
    else if (action === 'to') this.#goTo(/** @type {HTMLAnchorElement} */ (control));
    else this.#practice.act(action, item);
  }

  get #steps() {
    return this.#attempt.steps;
  }

  /** @param {HTMLAnchorElement} link */
  #goTo({hash}) {
    this.#steps.go(this.#exam.items.find(({number}) => decoded(hash) === `#${number.id}`));
  }

  #begin() {
    this.#exam.begin();
    this.#steps.go(this.#exam.drawn[0]);
  }

  /** @param {ExamItem} item */
  keepResponse(item) {
    const stage = this.#stage;
    (stage === 'practice' ? this.#practice : this.#attempt).keepResponse(item);
    this.#view.isShown(item, item.answers.response);
    if (stage === 'going') this.#renderPanels();
  }

  /** @param {ExamItem} item */
  #toggleFlag(item) {
    const {run, items} = this.#exam;
    item.isFlagged = !item.isFlagged;
    run.keep({...run.draft, flags: namesOf(items.filter(({isFlagged}) => isFlagged))});
    this.#renderPanels();
  }

  #stop() {
    const {run} = this.#exam;
    run.keep({...run.draft, stopped: true});
    this.#show();
  }

  #goOnWithIt() {
    const {drawn, run} = this.#exam;
    run.keep({...run.draft, stopped: false});
    this.render();
    this.#steps.go(drawn.find(({answers}) => answers.lacks) ?? drawn[0]);
  }

  /** @param {ExamItem} item */
  #unfold(item) {
    this.#view.unfolded.add(item);
    this.render();
    item.number.focus();
  }

  /** What is named before it is handed in: what is not answered or not complete, then what is flagged. */
  get #named() {
    const {drawn} = this.#exam;
    return [...drawn.filter(({answers}) => answers.lacks), ...drawn.filter(({isFlagged}) => isFlagged)];
  }

  #askOrHandIn() {
    this.render(); // another tab may have responded
    this.#view.isAsking = this.#view.bottom.isAttended = true; // it ends the attempt, whatever is answered
    this.#renderPanels();
    this.#view.bottom.said.focus();
  }

  #goBack() {
    const [first] = this.#named;
    this.#view.isAsking = false;
    this.#renderPanels();
    if (first) this.#steps.go(first);
    else this.#view.bottom.host.querySelector('button')?.focus();
  }

  #handIn() {
    if (this.#stage !== 'going') return this.render(); // another tab has handed it in
    const follow = this.#attempt.follow();
    this.#isHandingIn = true;
    const answered = this.#exam.drawn.filter(({answers}) => !answers.isEmpty);
    this.#exam.handIn(new Map(answered.map((item) => [item, this.#attempt.given(item)])));
    this.#isHandingIn = this.#view.isAsking = this.#view.showsAll = false;
    this.#show();
    follow(this.#view.top.said);
  }

  /** @param {boolean} all */
  #explain(all) {
    const {run, items} = this.#exam;
    this.#view.showsAll = all;
    run.keep({...run.draft, explained: true});
    this.render();
    items.find(({host}) => !host.hidden)?.number.focus();
  }

  #practise() {
    const {isStarted, responses, id} = this.run.current;
    if (isStarted || responses.length) this.#goOn(id);
    else this.#practice.startAnew();
  }

  /** @param {string} attempt what is shown from now on */
  #goOn(attempt) {
    this.#exam.goTo(attempt);
    this.#show();
  }

  #show() {
    this.#view.top.isAttended = true;
    this.render();
    this.#view.top.said.focus();
  }

  render() {
    if (this.#isHandingIn) return; // it is told as a whole
    const stage = this.#stage;
    this.#host.dataset.stage = stage;
    this.#practice.footer.host.hidden = stage !== 'practice';
    if (stage !== 'going') this.#steps.rest();
    if (stage !== 'practice') this.#practice.view.steps.rest();
    if (stage === 'practice') this.#renderPractice();
    else this.#renderExam(stage);
    this.#renderPanels();
    showTroubles(this.run.log, this.#host);
  }

  /** @param {Stage} stage */
  #renderExam(stage) {
    this.#practice.footer.show('');
    this.#view.showItems(stage);
  }

  #renderPractice() {
    for (const item of this.run.asked) item.practise();
    this.#practice.render();
  }

  #renderPanels() {
    const {run, drawing, log} = this.#exam;
    this.#view.showPanels(this.#stage, {
      isChoice: this.#isChoice,
      size: drawing.size,
      isKept: log.isKept,
      isUnderWay: this.#exam.isUnderWay,
      isExplained: Boolean(run.draft.explained)
    });
  }
}
