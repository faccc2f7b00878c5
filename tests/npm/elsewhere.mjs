// Gives tests what another bundle has of each module: `node --import elsewhere.mjs`, with its files by module, in JSON, in
// the file that ELSEWHERE names. As much of a browser stands around it as scripts look for when they are loaded.
import {readFileSync} from 'node:fs';
import {registerHooks} from 'node:module';
import {relative, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const PACKAGE = resolve(import.meta.dirname, '../../hooks/courseblocks');
const files = JSON.parse(readFileSync(process.env.ELSEWHERE, 'utf8'));
const nothing = () => {};

Object.assign(globalThis, {
  HTMLElement: class {},
  XMLHttpRequest: class {},
  addEventListener: nothing,
  customElements: {define: nothing, get: nothing},
  document: {addEventListener: nothing, dispatchEvent: nothing},
  location: {search: ''}
});

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const file = found.url.startsWith('file:') && files[relative(PACKAGE, fileURLToPath(found.url))];
    return file ? {...found, format: 'module', importAttributes: {}, url: pathToFileURL(file).href} : found;
  }
});
