/** `<course-page>`: all that is on a page, and which build it is of. */

import {isKept} from '../runtime/log/page-log.js';

/** That of the page that was loaded, and of the scripts that run. @type {string | undefined} */
let build;

export class CoursePage extends HTMLElement {
  /**
   * With instant navigation a tab may come to a page of a newer version, which only that version's scripts understand.
   * It is loaded anew before anything on it begins, unless what this tab alone remembers would be lost. A page that was
   * loaded is of its own build, so it is loaded anew once, whatever caches make of it.
   */
  connectedCallback() {
    build ??= this.dataset.build;
    if (build === this.dataset.build || !isKept()) return;
    this.inert = true;
    this.querySelectorAll('script').forEach((script) => script.remove());
    setTimeout(() => location.reload()); // once Material has moved to where the link leads
  }
}
