/** A run on the page: what is responded to its items is kept, checked, and shown from the log. */

import {element, found} from '../../runtime/page/dom.js';
import {Steps} from './steps.js';

/**
 * @typedef {import('../../items/item.js').ItemView} ItemView
 * @typedef {import('../../runtime/log/events.js').CourseEvent} CourseEvent
 * @typedef {import('../../runtime/log/drafts.js').Draft} Draft
 * @typedef {import('../../runtime/progress/progress.js').ItemState} ItemState
 * @typedef {import('./run.js').Run<ItemView>} Run
 *
 * @typedef {object} Sure asks how sure a learner is of a response
 * @property {(item: ItemView) => string | undefined} of
 * @property {(item: ItemView, last: CourseEvent | null, draft: Draft) => void} show
 */

export class RunView {
  #rest = element('span', {class: 'course-unseen'});

  /**
   * @param {import('../block.js').Block} host
   * @param {Run} run
   * @param {Sure} [sure]
   */
  constructor(host, run, sure) {
    this.host = host;
    this.run = run;
    this.sure = sure;
    this.steps = new Steps(host, run.log);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    item.touched();
    this.run.fill(item, item.answers.response, this.sure?.of(item));
  }

  /**
   * Check what is responded to an item.
   *
   * @param {ItemView} item
   * @param {boolean} isExplained whether what is right is told, which is what tries are for
   */
  check(item, isExplained) {
    if (!item.isComplete(isExplained)) return;
    const number = isExplained ? item.nextTry : undefined;
    this.#tell(item, () => this.run.respond(item, {...this.given(item, number), ...(number && {try: number})}));
  }

  /** Show what is right. @param {ItemView} item */
  showAnswer(item) {
    this.#tell(item, () => this.run.show(item));
  }

  /**
   * @param {ItemView} item
   * @param {() => void} add adds what was done to the log, which shows it
   */
  #tell(item, add) {
    const {run} = this;
    const follow = this.follow();
    item.checked();
    add();
    follow(item.parts.result);
    item.attend();
    if (run.log.isWritten) run.clear(item); // otherwise a reload needs it
  }

  /**
   * Say what is said of all items, and that the lesson has ended, right behind the result that brings it: as one message,
   * which a screen reader gives in this order.
   *
   * @returns {(result: Element) => void} to be called once the result is told
   */
  follow() {
    const end = () => this.host.parentElement?.querySelector('.course-completed')?.textContent ?? '';
    const before = end();
    return (result) => {
      const [score] = found(this.host, '.course-score');
      this.#rest.textContent = ` ${score?.dataset.says ?? ''} ${end() === before ? '' : end()}`;
      result.append(this.#rest);
    };
  }

  /**
   * What is responded to an item now.
   *
   * @param {ItemView} item
   * @param {number} [number] which try it is; how sure a learner is, is asked once
   * @returns {import('./run.js').Given}
   */
  given(item, number) {
    const {response} = item.answers;
    const confidence = number === 2 ? '' : this.sure?.of(item);
    return {response, right: item.grade(response), ...(confidence && {confidence})};
  }

  /**
   * Show the items that are asked.
   *
   * @param {(item: ItemView, state: ItemState, draft: ReturnType<Run['draftOf']>) => void} show shows one
   * @returns {ItemState[]} their states
   */
  show(show) {
    const {draft, items, states} = this.run;
    showOnly([...states.keys()], items);
    let number = 0;
    for (const [item, state] of states) {
      item.place({number: ++number, count: states.size});
      show(item, state, draft);
      item.answers.offer?.(item, this.run, state.last ? {} : draft.texts);
    }
    this.steps.show([...states.keys()], (item) => Boolean(states.get(item)?.isDone));
    return [...states.values()];
  }
}

/**
 * Let nothing be seen of a pool but what is asked of it.
 *
 * @param {ItemView[]} asked
 * @param {ItemView[]} items
 */
export function showOnly(asked, items) {
  const seen = new Set(asked);
  for (const item of items) item.host.hidden = !seen.has(item);
}
