// The clock of a map, if it has one, and the bar under the map that moves it.

import type {Stage} from '../canvas/stage.ts';
import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {Time} from '../time/time.ts';
import {Timeline} from '../time/timeline.ts';
import {Transport} from '../time/transport.ts';
import type {Ask} from '../wire/gate.ts';
import type {ClockValue, Payload, Report} from '../wire/payload.ts';

export interface ClockEvents {
  moved(): void;
  /** The hand rests at a date, in words. */
  rested(words: string): void;
  /** Something was chosen on the bar. */
  chosen(): void;
  /** The bars of the axis came, or did not. */
  bars(): void;
}

export class ClockBar {
  readonly element = h('div', {class: 'bar'});
  time: Time | null = null;
  timeline: Timeline | null = null;
  private transport: Transport | null = null;

  constructor(
    private readonly words: Words,
    private readonly events: ClockEvents
  ) {}

  /** A clock starts at `value`, or where it was left; one that runs takes it only if it is `fresh`. */
  take(value: ClockValue, fresh: boolean, left: Report['clock'] | undefined, wholeDays: boolean): Time {
    if (this.time) {
      if (fresh) this.time.take(value);
      return this.time;
    }
    const {events, words} = this;
    const time = (this.time = new Time(
      {...value, ...(left ?? {}), playing: false},
      {moved: () => events.moved(), rested: () => events.rested(time.words())}
    ));
    time.wholeDays = wholeDays;
    const chosen = (): void => events.chosen();
    this.timeline = new Timeline(time, words, chosen, () => events.bars());
    this.transport = new Transport(time, words, chosen);
    this.element.replaceChildren(this.transport.element, this.timeline.element);
    if (value.playing && !left) time.play();
    return time;
  }

  takeTimeline({timeline, theme, chrome}: Payload, ask: Ask): void {
    if (this.timeline) this.timeline.ask = ask;
    this.timeline?.take(timeline, theme);
    this.transport?.take(timeline, theme);
    this.element.hidden = !this.time || chrome !== 'full';
  }

  /** Tells the canvas which date to draw, and which to compare with. */
  tell(stage: Pick<Stage, 'clock' | 'comparison'>): void {
    const {time} = this;
    if (!time) return;
    stage.clock = time.shown;
    const before = time.beforeClock();
    stage.comparison = before && {before, mode: time.before!.mode, split: time.before!.split};
  }

  follow(): void {
    this.timeline?.follow();
    this.transport?.follow();
  }

  remove(): void {
    this.stop();
    this.time = this.timeline = this.transport = null;
    this.element.replaceChildren();
  }

  stop(): void {
    this.time?.stop();
    this.timeline?.stop();
  }
}
