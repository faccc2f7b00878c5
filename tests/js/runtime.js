/** Where the browser runtime is, and how to load it or a changed copy of it. */

import path from 'node:path';
import {pathToFileURL} from 'node:url';

export const RUNTIME = path.resolve(import.meta.dirname, '../../hooks/courseblocks/runtime');

/** What the models need of the runtime. */
const NEEDED = [
  'events.js',
  'codec.js',
  'storage.js',
  'joining.js',
  'log.js',
  'progress.js',
  'runs.js',
  'drawn-runs.js',
  'exam-log.js',
  'restore.js'
];

/**
 * @typedef {typeof import('../../hooks/courseblocks/runtime/events.js')
 *   & typeof import('../../hooks/courseblocks/runtime/codec.js')
 *   & typeof import('../../hooks/courseblocks/runtime/storage.js')
 *   & typeof import('../../hooks/courseblocks/runtime/joining.js')
 *   & typeof import('../../hooks/courseblocks/runtime/log.js')
 *   & typeof import('../../hooks/courseblocks/runtime/progress.js')
 *   & typeof import('../../hooks/courseblocks/runtime/runs.js')
 *   & typeof import('../../hooks/courseblocks/runtime/drawn-runs.js')
 *   & typeof import('../../hooks/courseblocks/runtime/exam-log.js')
 *   & typeof import('../../hooks/courseblocks/runtime/restore.js')} Runtime
 */

/**
 * @param {string} [folder]
 * @returns {Promise<Runtime>}
 */
export async function load(folder = RUNTIME) {
  const modules = await Promise.all(NEEDED.map((file) => import(pathToFileURL(path.join(folder, file)).href)));
  return Object.assign({}, ...modules);
}
