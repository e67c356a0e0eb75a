// Speaking with Python: once the hand has rested a moment, and only of what is news.

import type {Stage} from '../canvas/stage.ts';
import type {Time} from '../time/time.ts';
import type {Sketch} from '../tools/sketch.ts';
import type {CameraValue, Report} from '../wire/payload.ts';

const REST_MS = 250;

export type Hear = (report: Report, send: (report: Report) => void) => void;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const rounded = ({longitude, latitude, zoom, bearing, pitch}: CameraValue): CameraValue => ({
  longitude: round(longitude, 6),
  latitude: round(latitude, 6),
  zoom: round(zoom, 4),
  bearing: round(bearing, 2),
  pitch: round(pitch, 2)
});

/** A report of where the map stands. */
export function reportOf(
  taken: Report['taken'],
  camera: CameraValue,
  time: Time | null,
  selection: {pairs: Report['selected']; box: number[] | null},
  {area, annotations}: Pick<Sketch, 'area' | 'annotations'>,
  errors: Report['errors']
): Report {
  return {
    taken,
    camera: rounded(camera),
    clock: time?.value() ?? null,
    compare: time?.compareValue() ?? null,
    selected: selection.pairs,
    box: selection.box?.map(side => round(side, 6)) ?? null,
    area: area?.map(([longitude, latitude]) => [round(longitude, 6), round(latitude, 6)]) ?? null,
    mark: time?.mark ?? '',
    annotations,
    errors
  };
}

export class Reports {
  readonly counters = {messages: 0};
  hear: Hear | null = null;
  private timer = 0;
  private last = '';
  /** What could have been reported when the map opened. */
  private opened = '';
  private lastSent = 0;
  private stopped = false;

  constructor(
    public send: (report: Report) => void,
    private readonly stage: Pick<Stage, 'gliding'>,
    private readonly time: () => Time | null,
    private readonly current: () => Report
  ) {}

  /** Tells Python once the hand has rested a moment; a playing clock is not at rest. */
  soon(): void {
    if (this.stopped) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      if (this.stage.gliding) return this.soon();
      if (this.time()?.clock.playing) return;
      this.now();
    }, REST_MS);
  }

  /** Whether a report still waits for the hand to rest. */
  get waiting(): boolean {
    return this.timer !== 0;
  }

  /** Tells Python unless it was told in the last `seconds`. */
  every(seconds: number): void {
    if (performance.now() - this.lastSent > seconds * 1000) this.now();
  }

  private now(): void {
    const report = this.current();
    const text = JSON.stringify(report);
    if (text === this.last) return;
    this.last = text;
    this.lastSent = performance.now();
    this.counters.messages += 1;
    if (this.hear) this.hear(report, this.send);
    else this.send(report);
  }

  /** The map has opened: Python knows what it passed. */
  open(report: Report): void {
    this.last = this.opened = JSON.stringify(report);
  }

  /** Whether nothing was moved since the map opened. */
  get untouched(): boolean {
    return JSON.stringify(this.current()) === this.opened;
  }

  /** Python, by another way of sending, knows where the map stands. */
  known(): void {
    this.last = JSON.stringify(this.current());
  }

  stop(): void {
    this.stopped = true;
    window.clearTimeout(this.timer);
  }
}
