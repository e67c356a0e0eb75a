// The arithmetic of the time axis: which days it shows, where they lie, bars by bin, which labels have room.

import {clamp} from '../days/clock.ts';
import type {BarsValue} from '../wire/payload.ts';

export class Axis {
  from: number;
  to: number;
  width = 1;

  constructor(
    readonly first: number,
    readonly last: number
  ) {
    this.from = first;
    this.to = last;
  }

  get zoomed(): boolean {
    return this.to - this.from < this.last - this.first - 1e-6;
  }

  x(day: number): number {
    return ((day - this.from) / (this.to - this.from)) * this.width;
  }

  day(x: number): number {
    return this.from + (x / this.width) * (this.to - this.from);
  }

  get pixelsPerDay(): number {
    return this.width / (this.to - this.from);
  }

  /** Zooms by `factor` (less than 1 is nearer) keeping the day at `x` where it is; never nearer than a week. */
  zoom(factor: number, x: number): void {
    const anchor = this.day(x);
    const whole = this.last - this.first;
    const span = clamp((this.to - this.from) * factor, Math.min(7, whole), whole);
    const from = anchor - (x / this.width) * span;
    this.place(from, span);
  }

  pan(days: number): void {
    this.place(this.from + days, this.to - this.from);
  }

  reset(): void {
    this.from = this.first;
    this.to = this.last;
  }

  /** Brings a day into view while time moves: a page on, as a reader turns one. */
  follow(day: number): boolean {
    const span = this.to - this.from;
    if (day >= this.from && day <= this.to) return false;
    this.place(day < this.from ? day - span * 0.9 : day - span * 0.1, span);
    return true;
  }

  private place(from: number, span: number): void {
    this.from = clamp(from, this.first, this.last - span);
    this.to = this.from + span;
  }
}

export interface Bin {
  day: number;
  days: number;
  /** Count by kind. */
  counts: number[];
  total: number;
}

/** Days, weeks or months, whichever gives bars at least three pixels wide. */
export function binDays(pixelsPerDay: number): number {
  for (const days of [1, 7, 30]) if (days * pixelsPerDay >= 3) return days;
  return Math.ceil(3 / pixelsPerDay);
}

export function bins(bars: BarsValue, kinds: number, days: number): Bin[] {
  const found = new Map<number, Bin>();
  for (let i = 0; i < bars.day.length; i++) {
    const start = Math.floor(bars.day[i] / days) * days;
    let bin = found.get(start);
    if (!bin) {
      bin = {day: start, days, counts: new Array(kinds).fill(0), total: 0};
      found.set(start, bin);
    }
    bin.counts[bars.kind[i]] += bars.count[i];
    bin.total += bars.count[i];
  }
  return [...found.values()].sort((a, b) => a.day - b.day);
}

/** The labels that fit side by side, the earlier in the list the more important. */
export function fitting<T extends {x: number; width: number}>(labels: T[], gap: number): T[] {
  const placed: T[] = [];
  for (const label of labels) {
    const clear = placed.every(other => label.x + label.width + gap <= other.x || other.x + other.width + gap <= label.x);
    if (clear) placed.push(label);
  }
  return placed;
}
