// What of the time axis does not move with the clock, on a canvas: bars, ticks, named events.

import type {Calendar} from '../days/days.ts';
import {h, rgba} from '../page/dom.ts';
import type {BarsValue, Theme, TimelineValue} from '../wire/payload.ts';
import {type Axis, type Bin, binDays, bins, fitting} from './time_axis.ts';

/** Height of the names, of their marks under them, and of the labels under the axis. */
const NAMES = 20;
const LABELS = 31;
/** Longer names are cut; the tip and the list of events have them whole. */
const LONGEST = 190;
const TICKS = 24;

type Inks = Record<'ink' | 'quiet' | 'line' | 'font' | 'size', string>;

/** What is drawn. */
export interface Drawn extends Pick<TimelineValue, 'kinds' | 'marks'> {
  axis: Axis;
  bars: BarsValue;
  theme: Theme;
  /** Pixels at the end of the line of names that something else takes. */
  parked: number;
}

export class AxisPicture {
  readonly canvas = h('canvas', {class: 'track-canvas', 'aria-hidden': 'true'});
  private binned: {of: BarsValue | null; days: number; list: Bin[]; most: number} = {of: null, days: 0, list: [], most: 0};
  private placedMarks: {x: number; width: number; top: number; index: number}[] = [];

  constructor(private readonly calendar: Calendar) {}

  /** Draws in the looks of `style`, `width` by `height` CSS pixels. */
  draw(drawn: Drawn, width: number, height: number, style: CSSStyleDeclaration): void {
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const [ink, quiet, line] = ['--ink', '--quiet', '--line'].map(name => style.getPropertyValue(name));
    const {fontFamily: font, fontSize: size} = style;
    const base = height - TICKS;
    this.drawBars(context, base, drawn);
    context.fillStyle = line;
    context.fillRect(0, base, width, 1);
    this.drawTicks(context, base, drawn.axis, {ink, quiet, line, font, size});
    this.drawMarks(context, base, drawn, {ink, quiet, line, font, size});
  }

  /** The bar that holds a day. */
  binAt(day: number): Bin | undefined {
    return this.binned.list.find(bin => day >= bin.day && day < bin.day + bin.days);
  }

  /** The number of the named event under a point; -1 where there is none. */
  markAt(x: number, y: number): number {
    if (y > LABELS) return -1;
    const top = y < NAMES ? 0 : NAMES;
    const hits = this.placedMarks.filter(mark => mark.top === top && x >= mark.x && x <= mark.x + mark.width);
    const middle = (mark: {x: number; width: number}): number => Math.abs(mark.x + mark.width / 2 - x);
    return hits.sort((a, b) => middle(a) - middle(b))[0]?.index ?? -1;
  }

  /** Bars from the line at `base` up. */
  private drawBars(context: CanvasRenderingContext2D, base: number, {axis, bars, kinds, theme}: Drawn): void {
    const days = binDays(axis.pixelsPerDay);
    if (this.binned.days !== days || this.binned.of !== bars) {
      const list = bins(bars, kinds.length, days);
      this.binned = {of: bars, days, list, most: Math.max(0, ...list.map(bin => bin.total))};
    }
    const room = base - LABELS - 4;
    const gap = days * axis.pixelsPerDay > 5 ? 1 : 0;
    for (const bin of this.binned.list) {
      const x = axis.x(bin.day);
      const width = Math.max(axis.x(bin.day + bin.days) - x - gap, 1.5);
      if (x + width < 0 || x > axis.width) continue;
      // Square root, so that quiet weeks stay visible beside the loudest.
      const tall = Math.max(Math.sqrt(bin.total / this.binned.most) * room, 2);
      let y = base;
      bin.counts.forEach((count, kind) => {
        if (!count) return;
        const part = (count / bin.total) * tall;
        const [, , light, dark] = kinds[kind] ?? ['', '', [120, 120, 120], [170, 170, 170]];
        context.fillStyle = rgba(theme === 'light' ? light : dark);
        context.fillRect(x, y - part, width, part);
        y -= part;
      });
    }
  }

  private drawTicks(
    context: CanvasRenderingContext2D,
    base: number,
    axis: Axis,
    {ink, quiet, line, font, size}: Inks
  ): void {
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (const tick of this.calendar.ticks(axis.from, axis.to, axis.width)) {
      const x = Math.round(axis.x(tick.day));
      context.fillStyle = tick.major ? quiet : line;
      context.fillRect(x, base, 1, tick.major ? TICKS - 4 : 6);
      context.font = `${tick.major ? 600 : 400} ${size} ${font}`;
      context.fillStyle = tick.major ? ink : quiet;
      const width = context.measureText(tick.label).width;
      if (x + 5 + width <= axis.width) context.fillText(tick.label, x + 5, base + TICKS / 2 + 1);
    }
  }

  private drawMarks(
    context: CanvasRenderingContext2D,
    base: number,
    {axis, marks, parked}: Drawn,
    {ink, quiet, font, size}: Inks
  ): void {
    context.font = `400 ${size} ${font}`;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    const room = axis.width - parked;
    const wanted = marks
      .map(([day, name], index) => {
        const at = axis.x(day);
        const label = shortened(context, name, LONGEST);
        const width = context.measureText(label).width;
        // A name that would run out of the axis ends at its mark.
        return {x: at + width > room ? at - width + 4 : at - 4, at, width, index, label};
      })
      .filter(mark => mark.at >= -1 && mark.at <= axis.width + 1);
    const named = new Set(fitting(wanted.filter(mark => mark.x >= 0 && mark.x + mark.width <= room), 14));
    this.placedMarks = [
      ...wanted.map(mark => ({x: mark.at - 6, width: 12, top: NAMES, index: mark.index})),
      ...[...named].map(mark => ({x: mark.x, width: mark.width, top: 0, index: mark.index}))
    ];
    for (const mark of wanted) {
      const strong = named.has(mark);
      context.fillStyle = quiet;
      context.globalAlpha = strong ? 0.6 : 0.22;
      context.fillRect(Math.round(mark.at), LABELS - 4, 1, base - LABELS + 4);
      context.globalAlpha = 1;
      context.fillStyle = strong ? ink : quiet;
      diamond(context, mark.at, NAMES + 5, strong ? 4.5 : 3.5);
      context.fillStyle = ink;
      if (strong) context.fillText(mark.label, mark.x, NAMES / 2);
    }
  }
}

function shortened(context: CanvasRenderingContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  let length = Math.floor((text.length * most) / context.measureText(text).width);
  while (length > 1 && context.measureText(`${text.slice(0, length).trimEnd()}…`).width > most) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.moveTo(x, y - r);
  context.lineTo(x + r, y);
  context.lineTo(x, y + r);
  context.lineTo(x - r, y);
  context.fill();
}
