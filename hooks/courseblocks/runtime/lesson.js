/** `<course-lesson>`: the header of a lesson, which knows when the lesson was completed and what is new since. */

import {announce, element, longDate, names, whenWhole} from './dom.js';
import {completion, unanswered} from './progress.js';
import {courseLog} from './store.js';
import {words} from './words.js';

export class CourseLesson extends HTMLElement {
  #listeners = new AbortController();
  #said = '';

  connectedCallback() {
    whenWhole(this, () => this.#start());
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  #start() {
    this.#listeners = new AbortController();
    this.log = courseLog(this.dataset.course ?? '');
    this.names = names(this, 'of');
    this.querySelector(':scope > .course-completed')?.remove();
    this.append(element('p', {class: 'course-completed', role: 'status'}));
    const {signal} = this.#listeners;
    this.log.addEventListener('change', () => this.#render(), {signal});
    document.addEventListener('DOMContentLoaded', () => this.#render(), {signal});
    this.#render();
  }

  get #items() {
    const hosts = /** @type {NodeListOf<HTMLElement> | undefined} */ (
      this.parentElement?.querySelectorAll('course-item')
    );
    return [...(hosts ?? [])].map((host) => ({names: names(host, 'of'), print: host.dataset.print ?? ''}));
  }

  /**
   * Every item was responded to, right or wrong: that is the end of a lesson, and no later edit takes it back. Until the
   * whole page is there nobody knows its items.
   */
  #render() {
    const events = this.log?.events() ?? [];
    const items = document.readyState === 'loading' ? [] : this.#items;
    const left = unanswered(events, items);
    const completed = completion(events, this.names ?? []);
    if (completed) this.#say(completed, left.length);
    else if (items.length && !left.length) this.#complete();
  }

  #complete() {
    this.log?.add({kind: 'completed', of: this.names?.[0], version: this.dataset.version});
  }

  /**
   * @param {import('./events.js').CourseEvent} completed
   * @param {number} count
   */
  #say(completed, count) {
    const said = words.completed(longDate(completed.at)) + (count ? ` ${words.isNew(count)}` : '');
    const line = this.querySelector(':scope > .course-completed');
    if (line && said !== this.#said) announce(line, said);
    this.#said = said;
  }
}
