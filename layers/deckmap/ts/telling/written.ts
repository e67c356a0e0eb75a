// How days, numbers and seconds are written.

import {Calendar} from '../days/days.ts';

const CALENDAR = new Calendar('2022-01-01');

/** A day in words; what arithmetic leaves a hair below it is still that day. */
export const inWords = (day: number): string => CALENDAR.words(day + 1e-6);

/** A number stays on one line. */
export const tied = (text: string): string => text.replace(/(\d)[ \u2009\u00a0](?=\d{3}(?!\d))/g, '$1\u202f');

export const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');

/** Hours, where there are any, minutes and seconds since a moment; never less than none. */
export function since(started: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - started) / 1000);
  return `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ''}${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
