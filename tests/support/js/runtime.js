/** Where the browser runtime is, and how to load it or a changed copy of it. */

import path from 'node:path';
import {pathToFileURL} from 'node:url';

export const PACKAGE = path.resolve(import.meta.dirname, '../../../hooks/courseblocks');

/** What the models need of the runtime. */
const NEEDED = [
  'runtime/log/events.js',
  'runtime/log/codec.js',
  'runtime/log/storage.js',
  'runtime/log/joining.js',
  'runtime/log/log.js',
  'runtime/progress/progress.js',
  'blocks/quiz/run.js',
  'blocks/quiz/draw/drawing.js',
  'blocks/quiz/exam/exam-log.js',
  'runtime/log/restore.js'
];

/**
 * @typedef {typeof import('../../../hooks/courseblocks/runtime/log/events.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/log/codec.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/log/storage.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/log/joining.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/log/log.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/progress/progress.js')
 *   & typeof import('../../../hooks/courseblocks/blocks/quiz/run.js')
 *   & typeof import('../../../hooks/courseblocks/blocks/quiz/draw/drawing.js')
 *   & typeof import('../../../hooks/courseblocks/blocks/quiz/exam/exam-log.js')
 *   & typeof import('../../../hooks/courseblocks/runtime/log/restore.js')} Runtime
 */

/**
 * @param {string} [folder]
 * @returns {Promise<Runtime>}
 */
export async function load(folder = PACKAGE) {
  const modules = await Promise.all(NEEDED.map((file) => import(pathToFileURL(path.join(folder, file)).href)));
  return Object.assign({}, ...modules);
}
