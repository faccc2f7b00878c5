/**
 * What learners read, by its name in the catalogue. Names are written out where something is said, since where scripts
 * are joined each is replaced by its message, and only what a script says goes into it.
 */

import catalogue from './en.json' with {type: 'json'};

/**
 * @typedef {keyof typeof catalogue.messages} Name
 * @typedef {string | Record<string, string>} Message whole, or in the forms that go with a number, named as by CLDR
 */

/**
 * A message with `values` in the places of their names. Where it has several forms, `count` is what chooses one.
 *
 * @param {Name} name
 * @param {Record<string, any>} [values]
 */
export function say(name, values = {}) {
  const message = /** @type {Record<string, Message>} */ (catalogue.messages)[name] ?? name;
  const form = () => new Intl.PluralRules(catalogue.language).select(values.count);
  const text = typeof message === 'string' ? message : (message[form()] ?? message.other);
  return text.replace(/{(\w+)}/g, (_, place) => values[place]);
}

/**
 * A day in the language of the messages, with the digits that all other numbers have.
 *
 * @param {number} at a time in milliseconds
 */
export function longDate(at) {
  return new Date(at).toLocaleDateString(catalogue.language, {dateStyle: 'long', numberingSystem: 'latn'});
}
