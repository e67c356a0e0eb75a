// The living clock of one map: everything that moves time goes through here, and everything that shows it listens.

import {advanced, at, clamp, type Clock, type KnownBy, resting, stepped, toChange} from '../days/clock.ts';
import {Calendar} from '../days/days.ts';
import type {ClockValue, CompareValue} from '../wire/payload.ts';

export interface Before {
  day: number;
  knownBy: KnownBy;
  mode: 'swipe' | 'difference';
  split: number;
}

export interface TimeEvents {
  /** The picture has to follow; called at most once for each change. */
  moved(): void;
  /** The hand rests: Python may hear of it. */
  rested(): void;
}

export class Time {
  clock: Clock;
  readonly calendar: Calendar;
  changes: number[] = [];
  before: Before | null = null;
  mark = '';
  /** Plays in whole days for people who asked for less motion. */
  wholeDays = false;
  /** The stretch being played once, and the speed that was asked for with it; the clock's own stay as they are. */
  private stretch: {from: number; to: number} | null = null;
  private pace: number | null = null;
  private lastTick = 0;
  private frame = 0;
  private fraction = 0;

  constructor(
    value: ClockValue,
    private readonly events: TimeEvents
  ) {
    this.clock = fromValue(value);
    this.calendar = new Calendar(value.epoch);
  }

  /** The clock as the layers see it. */
  get shown(): Clock {
    return this.wholeDays ? {...this.clock, day: Math.floor(this.clock.day + 1e-6)} : this.clock;
  }

  set(clock: Clock): void {
    this.clock = clock;
    this.events.moved();
  }

  /** Follows a hand: any moment, nothing sent. */
  scrub(day: number): void {
    this.pauseSilently();
    this.set({...this.clock, day: clamp(day, this.clock.first, this.clock.last + 0.999)});
  }

  rest(): void {
    this.set(resting(this.clock));
    this.events.rested();
  }

  /** What is chosen while time runs leaves it running; else the hand rests. */
  settle(): void {
    if (!this.clock.playing) this.rest();
  }

  setLoop(loop: boolean): void {
    this.set({...this.clock, loop});
    this.settle();
  }

  setSpeed(speed: number): void {
    this.pace = null;
    this.set({...this.clock, speed});
    this.settle();
  }

  go(day: number): void {
    this.pauseSilently();
    this.set(at(this.clock, day));
    this.rest();
  }

  step(days: number): void {
    this.pauseSilently();
    this.set(stepped(this.clock, days));
    this.rest();
  }

  change(direction: 1 | -1): void {
    this.pauseSilently();
    this.set(toChange(this.clock, this.changes, direction));
    this.rest();
  }

  setWindow(days: number): void {
    this.set({...this.clock, window: clamp(Math.round(days), 0, this.clock.last - this.clock.first)});
  }

  setKnown(known: KnownBy): void {
    this.set({...this.clock, knownBy: typeof known === 'number' ? Math.round(known) : known});
  }

  toggle(): void {
    if (this.clock.playing) this.pause();
    else this.play();
  }

  play(stretch: {from: number; to: number} | null = null, speed: number | null = null): void {
    this.stretch = stretch;
    this.pace = speed;
    let day = stretch ? stretch.from : this.clock.day;
    if (!stretch && day >= this.clock.last) day = this.clock.first;
    this.fraction = day;
    this.set({...this.clock, day, playing: true});
    this.lastTick = 0;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(this.tick);
  }

  pause(): void {
    if (!this.clock.playing) return;
    this.pauseSilently();
    this.rest();
  }

  private pauseSilently(): void {
    cancelAnimationFrame(this.frame);
    this.stretch = null;
    this.pace = null;
    if (this.clock.playing) this.clock = {...this.clock, playing: false};
  }

  private tick = (now: number): void => {
    // A hidden tab or a long stall must not jump months.
    const seconds = this.lastTick ? Math.min((now - this.lastTick) / 1000, 0.25) : 0;
    this.lastTick = now;
    const {clock, stretch} = this;
    const {from, to} = stretch ?? {from: clock.first, to: clock.last};
    const running = {...clock, day: this.fraction, speed: this.pace ?? clock.speed, loop: clock.loop && !stretch};
    const {day, playing} = advanced(running, seconds, from, to);
    this.fraction = day;
    this.set({...clock, day, playing});
    if (playing) this.frame = requestAnimationFrame(this.tick);
    else {
      this.pauseSilently();
      this.rest();
    }
  };

  take(value: ClockValue): void {
    cancelAnimationFrame(this.frame);
    this.clock = fromValue(value);
    if (this.clock.playing) this.play();
    else this.events.moved();
  }

  value(): Pick<ClockValue, 'day' | 'window' | 'known_by' | 'playing' | 'speed' | 'loop'> {
    const {day, window, knownBy, playing, speed, loop} = this.clock;
    return {day: Math.floor(day + 1e-6), window, known_by: knownBy, playing, speed, loop};
  }

  /** "6 Sep 2024", or "1 Sep – 6 Sep 2024" for a window. */
  words(clock: Pick<Clock, 'day' | 'window'> = this.clock): string {
    const last = Math.floor(clock.day + 1e-6);
    return clock.window > 0 ? this.calendar.span(last - clock.window, last) : this.calendar.words(last);
  }

  compare(value: CompareValue | null): void {
    this.before = value && {
      day: clamp(value.day, this.clock.first, this.clock.last),
      knownBy: value.known_by,
      mode: value.mode,
      split: clamp(value.split, 0.02, 0.98)
    };
    this.events.moved();
  }

  compareValue(): CompareValue | null {
    const before = this.before;
    return before && {day: Math.floor(before.day + 1e-6), known_by: before.knownBy, mode: before.mode, split: before.split};
  }

  /** The clock left of the swipe line: the other date, with the same window. */
  beforeClock(): Pick<Clock, 'day' | 'window' | 'knownBy'> | null {
    return this.before && {day: Math.floor(this.before.day + 1e-6), window: this.clock.window, knownBy: this.before.knownBy};
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}

function fromValue(value: ClockValue): Clock {
  return {
    first: value.first,
    last: value.last,
    day: clamp(value.day, value.first, value.last),
    window: value.window,
    knownBy: value.known_by,
    playing: value.playing,
    speed: value.speed,
    loop: value.loop
  };
}
