/** Practice: each response is an event, and is explained at once; all that is shown comes from the log. */

import {Footer} from './footer.js';
import {found} from '../../runtime/page/dom.js';
import {RunView} from './run-view.js';
import {score} from '../../runtime/progress/progress.js';
import {showTroubles} from '../trouble.js';
import {say} from '../../words/words.js';
import {scoreTold} from './score-told.js';

/** @typedef {import('../../items/item.js').ItemView} ItemView */

export class Practice {
  /**
   * @param {import('../block.js').Block} host the `course-quiz` element, complete as the server made it
   * @param {import('./run.js').Run<ItemView>} run
   * @param {import('./run-view.js').Sure} [sure]
   * @param {boolean} [startsAnew] whether all of it can be asked again
   */
  constructor(host, run, sure, startsAnew = true) {
    this.host = host;
    this.run = run;
    this.startsAnew = startsAnew;
    this.view = new RunView(host, run, sure);
    this.footer = new Footer(host);
  }

  /** @param {ItemView} item */
  keepResponse(item) {
    this.view.keepResponse(item);
  }

  /**
   * @param {string} action what the control that was pressed says in `data-do`
   * @param {ItemView} [item] the item that it stands in
   */
  act(action, item) {
    if (this.view.steps.act(action)) return;
    if (action === 'check' && item) this.view.check(item, true);
    else if (action === 'show' && item) this.view.showAnswer(item);
    else if (action === 'retry' && item) this.run.fill(item, item.retry());
    else if (action === 'undo') this.#undo();
    else if (action === 'anew') this.startAnew();
    else if (action === 'missed') this.startAnew(this.#missed);
  }

  /** @param {string[]} [items] those to respond to again, all without */
  startAnew(items) {
    this.view.steps.rest(); // which begins with the first again
    this.run.start(items);
    this.#focusTitle();
  }

  #undo() {
    this.view.steps.rest();
    this.run.undo();
    this.#focusTitle();
  }

  #focusTitle() {
    const [title = this.host] = found(this.host, '.course-title');
    title.tabIndex = -1;
    title.focus();
  }

  get #missed() {
    const states = [...this.run.states];
    return states.filter(([, {first}]) => first?.right === false).map(([{names}]) => names[0]);
  }

  render() {
    const states = this.view.show((item, state, draft) => {
      item.show(state, draft);
      this.view.sure?.show(item, state.first, draft);
    });
    this.#renderFooter(score(states));
    showTroubles(this.run.log, this.host);
  }

  /** @param {ReturnType<typeof score>} total */
  #renderFooter(total) {
    const {responded, of, right, graded} = total;
    const {isAgain} = this.run;
    const isOfMissed = !this.run.selection?.rules && of < this.run.items.length;
    this.footer.show(scoreTold({...total, isAgain}), {
      missed: responded === of && right < graded,
      anew: this.startsAnew && (responded > 0 || isOfMissed),
      undo: this.run.canUndo
    });
  }
}
