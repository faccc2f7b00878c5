/** What is written on the page in the language that the page is in. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {longDate} from '../../hooks/courseblocks/runtime/page/dom.js';

test('a day is written as in the language of the page', () => {
  const day = new Date(2026, 4, 3, 12).getTime();
  const days = ['en', 'en-GB', 'de', 'fr'].map((lang) => {
    Object.assign(globalThis, {document: {documentElement: {lang}}});
    return longDate(day);
  });
  assert.deepEqual(days, ['May 3, 2026', '3 May 2026', '3. Mai 2026', '3 mai 2026']);
});
