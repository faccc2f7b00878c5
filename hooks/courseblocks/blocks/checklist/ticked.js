/** What a log says about a checklist. Pure: events in, lines out. */

/**
 * The lines of a checklist that are ticked now.
 *
 * @param {import('../../runtime/log/events.js').CourseEvent[]} events
 * @param {string[]} block the names of the block
 * @param {string | undefined} reset daily, weekly or monthly
 * @param {Date} now
 * @returns {Set<string>}
 */
export function ticked(events, block, reset, now) {
  const since = reset ? periodStart(reset, now).getTime() : -Infinity;
  const own = events.filter((event) => block.includes(event.in ?? ''));
  const anew = own.findLastIndex((event) => event.kind === 'restarted');
  const lines = new Map(own.slice(anew + 1).map((event) => [event.of ?? '', event]));
  return new Set([...lines].filter(([, event]) => event.kind === 'ticked' && event.at >= since).map(([line]) => line));
}

/**
 * When the period began that `now` is in: at midnight in the learner's own time zone; weeks begin on Monday.
 *
 * @param {string} reset daily, weekly or monthly
 * @param {Date} now
 */
export function periodStart(reset, now) {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  if (reset === 'monthly') return new Date(year, month, 1);
  return new Date(year, month, reset === 'weekly' ? day - ((now.getDay() + 6) % 7) : day);
}
