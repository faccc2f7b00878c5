/** The index of the search comes when somebody searches: it is larger than all else on a page, and grows with the course. */

/** Material asks for the index on each page, and has no setting for that: what it asks is sent once somebody searches. */
export function holdSearchIndex() {
  const {open} = XMLHttpRequest.prototype;
  const searched = new Promise((resolve) => {
    if (/[?&][hq]=/.test(location.search)) resolve(0); // what was searched for is marked, or searched again
    for (const type of ['focusin', 'click'])
      addEventListener(
        type,
        ({target}) => /** @type {Element} */ (target).matches?.('#__search, .md-search *') && resolve(0),
        true
      );
  });
  /** @param {any} asked */
  XMLHttpRequest.prototype.open = function (...asked) {
    open.apply(this, asked);
    const {send} = this;
    if (`${asked[1]}`.endsWith('/search_index.json')) this.send = () => void searched.then(() => send.call(this));
  };
}
