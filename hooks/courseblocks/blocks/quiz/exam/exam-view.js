/** What an exam looks like at each of its stages but practice: its items, and a panel above and below them. */

import {removeAll, tell} from '../../../runtime/page/dom.js';
import {showConfidence} from '../confidence.js';
import {showOnly} from '../run-view.js';
import {say} from '../../../words/words.js';
import {byLesson} from './by-lesson.js';
import {Panel} from './panel.js';
import {panelsOf} from './panels.js';
import {itemState} from '../../../runtime/progress/progress.js';

/**
 * @typedef {import('./exam-item.js').ExamItem} ExamItem
 * @typedef {import('./exam-log.js').ExamLog<ExamItem>} ExamLog
 * @typedef {import('../../../runtime/log/drafts.js').Draft} Draft
 * @typedef {{number: number, count: number}} Place
 * @typedef {Draft & ReturnType<typeof import('../../../runtime/log/drafts.js').joined>} JoinedDraft
 */

/** What is shown where a learner has not responded. */
const NO_RESPONSE = {id: 'nothing', at: 0, seq: 0, kind: 'responded', response: []};

export class ExamView {
  /** Whether a learner who wants to hand in is asked once more; what is not answered is named then. */
  isAsking = false;
  /** Whether all is shown again after what was missed. */
  showsAll = false;
  /** What nobody answered and somebody looks at all the same. @type {Set<ExamItem>} */
  unfolded = new Set();
  /** Responses as they are shown, to see what another tab has changed. @type {Map<ExamItem, string>} */
  #shown = new Map();

  /**
   * @param {HTMLElement} host
   * @param {ExamLog} exam
   * @param {import('../steps.js').Steps} steps
   */
  constructor(host, exam, steps) {
    this.host = host;
    this.exam = exam;
    this.steps = steps;
    this.top = new Panel(`${host.id}---above`);
    this.bottom = new Panel(`${host.id}---below`);
    removeAll(host, ':scope > .course-panel');
    host.querySelector('course-item')?.before(this.top.host);
  }

  /** @param {import('./exam.js').Stage} stage */
  showItems(stage) {
    const {items, drawn, run} = this.exam;
    const {draft} = run;
    const seen = stage === 'result' ? this.#explained(draft) : drawn;
    showOnly(seen, items);
    if (stage === 'start') return; // nothing of the pool is asked yet
    for (const [i, item] of drawn.entries()) {
      const place = {number: i + 1, count: drawn.length};
      if (stage === 'result') this.#showResult(item, draft, place);
      else this.#showDraft(item, draft, place);
      item.answers.offer?.(item, run, stage === 'going' ? draft.texts : {});
    }
    if (stage === 'going') this.steps.show(drawn, ({answers}) => !answers.lacks);
  }

  /** Only what was missed, once that is asked for. @param {Draft} draft */
  #explained({explained}) {
    const missed = this.exam.result?.missed ?? [];
    return explained && !this.showsAll && missed.length ? missed : this.exam.drawn;
  }

  /**
   * @param {ExamItem} item
   * @param {Draft} draft
   * @param {Place} place
   */
  #showResult(item, draft, place) {
    const {last} = itemState(this.exam.run.current, item);
    item.ask(last ?? NO_RESPONSE, draft);
    showConfidence(item, last ?? NO_RESPONSE, draft);
    item.isFolded = !last && !this.unfolded.has(item);
    if (last) item.place(place);
    else tell(item.number, say('exam.number-unanswered', place));
  }

  /**
   * @param {ExamItem} item
   * @param {JoinedDraft} draft
   * @param {Place} place
   */
  #showDraft(item, draft, place) {
    const [name] = item.names;
    const response = draft.items[name] ?? [];
    const known = this.#shown.get(item);
    item.place(place);
    item.isFolded = false;
    item.ask(null, draft);
    if (known !== undefined && known !== JSON.stringify(response)) item.answers.show(response);
    this.isShown(item, response);
    item.isFlagged = draft.flags.includes(name);
    showConfidence(item, null, draft);
  }

  /**
   * Note that a response is seen as it is kept.
   *
   * @param {ExamItem} item
   * @param {string[]} response
   */
  isShown(item, response) {
    this.#shown.set(item, JSON.stringify(response));
  }

  /**
   * @param {import('./exam.js').Stage} stage
   * @param {Pick<import('./panels.js').Facts, 'isChoice' | 'size' | 'isKept' | 'isExplained' | 'isUnderWay'>} facts
   */
  showPanels(stage, facts) {
    const {isAsking, showsAll, exam} = this;
    const {drawn, items, pass, result} = exam;
    const results = stage === 'result' ? exam.results : exam.resultsSince; // all are graded anew, which takes a while
    const lessons = stage === 'result' && result ? byLesson(this.host, items, drawn, result.missed) : [];
    const shown = {pass, pool: items.length, drawn, isAsking, result, results, showsAll, lessons};
    const panels = panelsOf(stage, {...facts, ...shown});
    this.top.show(panels.top);
    this.bottom.show(panels.bottom);
  }
}
