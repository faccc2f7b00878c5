/** What learners read: messages with values in their places, in the form and the language that the catalogue is in. */

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import catalogue from '../../hooks/courseblocks/words/en.json' with {type: 'json'};
import {say} from '../../hooks/courseblocks/words/words.js';

const SOURCE = readFileSync(new URL('../../hooks/courseblocks/words/words.js', import.meta.url), 'utf8');

/**
 * The words of a site in another language, with messages in place of their names, as they are joined.
 *
 * @param {string} language
 * @returns {Promise<{say: (message: any, values?: object) => string, longDate: (at: number) => string}>}
 */
function wordsIn(language) {
  const joined = SOURCE.replace(/^import .*$/m, `const catalogue = ${JSON.stringify({language, messages: {}})};`);
  return import(`data:text/javascript,${encodeURIComponent(joined)}`);
}

test('a message is said by its name, with values in their places', () => {
  assert.equal(say('quiz.check'), catalogue.messages['quiz.check']);
  assert.equal(say('pairs.chosen', {row: 'A row', partner: 'its partner'}), 'A row – its partner');
});

test('what learners type is put in as it is, whatever is in it', () => {
  assert.equal(say('pairs.chosen', {row: '$& {partner}', partner: '{row} $1'}), '$& {partner} – {row} $1');
});

test('a number chooses among the forms of a message', () => {
  const {one, other} = catalogue.messages['lesson.new'];
  assert.notEqual(one, other);
  for (const [count, form] of /** @type {const} */ ([
    [0, other],
    [1, one],
    [2, other],
    [21, other]
  ])) {
    assert.equal(say('lesson.new', {count}), form.replace('{count}', String(count)));
  }
});

test('the forms are those of the language', async () => {
  const {say} = await wordsIn('pl');
  const message = {one: '{count} pytanie', few: '{count} pytania', many: '{count} pytań', other: '{count} pytania'};
  assert.deepEqual(
    [1, 3, 5, 22].map((count) => say(message, {count})),
    ['1 pytanie', '3 pytania', '5 pytań', '22 pytania']
  );
});

test('a form that a message lacks is the general one: not every browser knows the same forms', async () => {
  const {say} = await wordsIn('pl');
  assert.equal(say({one: 'one', other: 'other'}, {count: 3}), 'other');
});

test('a day is written as in the language of the messages', async () => {
  const day = new Date(2026, 4, 3, 12).getTime();
  const words = await Promise.all(['en', 'en-GB', 'de', 'fr'].map(wordsIn));
  assert.deepEqual(
    words.map(({longDate}) => longDate(day)),
    ['May 3, 2026', '3 May 2026', '3. Mai 2026', '3 mai 2026']
  );
});
