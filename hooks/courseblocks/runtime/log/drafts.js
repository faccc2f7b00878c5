/**
 * What is half done in a block, run by run. Pure: nothing here touches the page or the storage.
 *
 * @typedef {object} Draft
 * @property {string} attempt the run that it belongs to
 * @property {Record<string, string[]>} items what is chosen or typed and not checked, by the item's name
 * @property {string} [seed] what the answers of a run that nobody started are shuffled by
 * @property {number} [seq] above that of every event that was there when it was kept
 * @property {string[]} [drawn] what was drawn and has no response yet
 * @property {string[]} [flags] what the learner wants to come back to
 * @property {boolean} [explained] whether what was missed was looked at
 * @property {boolean} [stopped] whether the learner has left the exam for now
 * @property {Record<string, string>} [sure] how sure the learner is, by the item's name
 * @property {Record<string, string[][]>} [texts] what was filled in elsewhere in place of what stands in `items`
 * @property {Draft} [before] what was half done in the run before it, as long as that can come back
 * @property {Draft[]} [runs] the drafts of other runs of the block, or more of this one from elsewhere
 */

import {isStrings} from './events.js';

/**
 * The drafts in a stored text, that of the run which the learner sees in front.
 *
 * @param {any} value
 * @returns {Draft[]}
 */
export function draftsIn(value) {
  const all = [value, ...(Array.isArray(value?.runs) ? value.runs : [])];
  return all.filter((draft) => typeof draft?.attempt === 'string').map(({runs, ...draft}) => draft);
}

/**
 * Drafts as one to be stored; those that nothing is filled in in are left out, but for the first.
 *
 * @param {Draft[]} drafts
 * @returns {Draft}
 */
export function stored([front, ...others]) {
  const runs = others.filter(isFilled);
  return runs.length ? {...front, runs} : front;
}

/** Whether anything of it would be missed. @param {Draft} draft */
export function isFilled({items, texts, flags, stopped}) {
  return (
    Boolean(flags?.length || stopped) || Object.values({...items, ...texts}).some((response) => !isBlank(response))
  );
}

/** @param {unknown} response */
export const isBlank = (response) => !(Array.isArray(response) && response.some(Boolean));

/**
 * Drafts of one run as one, under the names that items have now. What stands in the first of them stays; what does not is
 * taken from the next; and what is filled in there instead is kept beside it.
 *
 * @param {Draft[]} drafts
 * @param {{names: string[]}[]} items
 * @returns {Omit<Draft, 'attempt'> & Required<Pick<Draft, 'sure' | 'texts' | 'flags'>>}
 */
export function joined(drafts, items) {
  const all = (/** @type {'items' | 'sure' | 'texts'} */ field) =>
    Object.assign({}, ...drafts.map((draft) => draft[field]).reverse());
  const flags = new Set(drafts.flatMap(({flags}) => flags ?? []));
  const whole = {...drafts[0], items: all('items'), sure: all('sure'), texts: all('texts')};
  for (const {names} of items) {
    const put = (/** @type {Record<string, any>} */ record, /** @type {unknown} */ value) => {
      for (const name of names) delete record[name];
      if (value) record[names[0]] = value;
    };
    const found = (/** @type {'items' | 'sure' | 'texts'} */ field) =>
      drafts.flatMap((draft) => names.map((name) => draft[field]?.[name])).filter(Boolean);
    const given = /** @type {string[][]} */ ([...found('items'), ...found('texts').flat()].filter(isStrings));
    const others = new Map(given.slice(1).map((response) => [JSON.stringify(response), response]));
    others.delete(JSON.stringify(given[0]));
    const texts = [...others.values()].filter((response) => !isBlank(response));
    put(whole.items, given[0]);
    put(whole.texts, texts.length && texts);
    put(whole.sure, found('sure')[0]);
    if (names.filter((name) => flags.delete(name)).length) flags.add(names[0]);
  }
  return {...whole, flags: [...flags]};
}
