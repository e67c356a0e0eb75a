// What was known, in words.

import type {Moment} from '../days/clock.ts';
import type {Calendar} from '../days/days.ts';

/** By which day what is shown was known, at each of the moments compared where they differ; `latest` is the day of today's. */
export function knownWords(moments: Moment[], calendar: Calendar, latest: number): string {
  const days = moments.map(({knownBy, day}) => (knownBy === null ? latest : knownBy === 'shown' ? day : knownBy));
  return [...new Set(days.map(day => calendar.words(day)))].join(' | ');
}
