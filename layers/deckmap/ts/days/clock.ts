// The clock's arithmetic: plain values in, plain values out.

export const FOREVER = 100_000;

export type KnownBy = number | 'shown' | null;

export interface Clock {
  first: number;
  last: number;
  day: number;
  /** Days before `day` that are shown too; 0 is the moment. */
  window: number;
  knownBy: KnownBy;
  playing: boolean;
  /** Days a second. */
  speed: number;
  loop: boolean;
}

/** What of a clock decides what is shown. */
export type Moment = Pick<Clock, 'day' | 'window' | 'knownBy'>;

export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

export function at(clock: Clock, day: number): Clock {
  return {...clock, day: clamp(day, clock.first, clock.last)};
}

/** Whole days count once the hand rests. */
export function resting(clock: Clock): Clock {
  return {...clock, day: Math.floor(clock.day + 1e-6), playing: false};
}

export function stepped(clock: Clock, days: number): Clock {
  const from = days > 0 ? Math.floor(clock.day + 1e-6) : Math.ceil(clock.day - 1e-6);
  return at(clock, from + days);
}

/** The nearest day after (direction 1) or before (-1) the clock's at which something changes; its end if there is none. */
export function toChange(clock: Clock, changes: ArrayLike<number>, direction: 1 | -1): Clock {
  const here = clock.day;
  if (direction > 0) {
    for (let i = 0; i < changes.length; i++) if (changes[i] > here) return at(clock, changes[i]);
    return at(clock, clock.last);
  }
  for (let i = changes.length - 1; i >= 0; i--) if (changes[i] < here) return at(clock, changes[i]);
  return at(clock, clock.first);
}

/** The clock some seconds of playing later. At the end it stops, or starts over once the last day is past, too. */
export function advanced(clock: Clock, seconds: number, from = clock.first, to = clock.last): Clock {
  const day = clock.day + seconds * clock.speed;
  if (day < to) return {...clock, day};
  if (!clock.loop || to <= from) return {...clock, day: to, playing: false};
  return {...clock, day: day < to + 1 ? day : from + ((day - from) % (to + 1 - from))};
}

/** The latest publication day that counts. */
export function knownDay(clock: Pick<Clock, 'knownBy' | 'day'>): number {
  if (clock.knownBy === null) return FOREVER - 1;
  return Math.floor((clock.knownBy === 'shown' ? clock.day : clock.knownBy) + 1e-6);
}
