// The words about what could not be drawn, and whether trying again is offered.

import type {Words} from './words.ts';

/** Under these names the time axis and the deck's views are among what failed. */
export const TIME_AXIS = '@timeline';
export const VIEW = '@view';

export interface Notice {
  text: string;
  /** Only where trying again can help. */
  again: boolean;
}

/** What to say of the layers, the axis or the view that failed; `again` tells which of them may come by another try. */
export function noticeOf(
  errors: [id: string, message: string][],
  words: Words,
  nameOf: (id: string) => string,
  again: (id: string) => boolean
): Notice {
  const some = errors.some(([id]) => again(id));
  if (!errors.length) return {text: '', again: false};
  const [id, message] = errors[0];
  const failed = errors.every(([each]) => again(each)) ? [words.failed, words.failedMany] : [words.refused, words.refusedMany];
  const said =
    errors.length === 1
      ? `“${nameOf(id)}” ${failed[0]}: ${message}.`
      : `${errors.length} ${failed[1]}: ${errors.map(([each, why]) => `“${nameOf(each)}” (${why})`).join(', ')}.`;
  const rest = errors.some(([each]) => each === VIEW) ? '' : ` ${words.rest}`;
  return {text: said + rest, again: some};
}
