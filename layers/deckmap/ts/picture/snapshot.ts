// Composes the picture a user saves: the map, what was drawn on it, and everything that says what it shows.

import {rgba} from '../page/dom.ts';
import type {LegendValue, Theme} from '../wire/payload.ts';
import {SIGN} from './legend.ts';
import {drawSign} from './signs.ts';
import {noteTexts, undrawn} from './undrawn.ts';

export interface Picture {
  width: number;
  height: number;
  scale: number;
  theme: Theme;
  font: string;
  map: ImageBitmap;
  background: string;
  title: string;
  subtitle: string;
  legend: LegendValue[];
  credits: string;
  scaleBar: {pixels: number; words: string};
  bearing: number;
  swipe: {x: number; left: string; right: string} | null;
  paintOver(context: CanvasRenderingContext2D): void;
}

interface Pen {
  context: CanvasRenderingContext2D;
  font: string;
  ink: string;
  quiet: string;
  surface: string;
}

const EDGE = 12;

/** The picture, and the letters written on it that no font here has. */
export function compose(picture: Picture): {canvas: HTMLCanvasElement; missing: string[]} {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * picture.scale);
  canvas.height = Math.round(picture.height * picture.scale);
  const context = canvas.getContext('2d')!;
  const texts = noteTexts(context);
  context.fillStyle = picture.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture.map, 0, 0, canvas.width, canvas.height);
  context.scale(picture.scale, picture.scale);
  picture.paintOver(context);
  const light = picture.theme === 'light';
  const pen: Pen = {
    context,
    font: picture.font,
    ink: light ? '#17191b' : '#f0f2f3',
    quiet: light ? '#54595e' : '#a9b1b7',
    surface: light ? 'rgba(255,255,255,.92)' : 'rgba(26,30,34,.92)'
  };
  if (picture.swipe) drawSwipe(pen, picture.swipe, picture.height);
  const top = drawTitle(pen, picture);
  const foot = drawCredits(pen, picture);
  drawScale(pen, picture, foot.height);
  drawNorth(pen, picture);
  drawLegend(pen, picture, top, picture.width - foot.width);
  return {canvas, missing: undrawn(texts, picture.font)};
}

function card({context, surface}: Pen, x: number, y: number, w: number, h: number): void {
  context.fillStyle = surface;
  context.beginPath();
  context.roundRect(x, y, w, h, 8);
  context.fill();
}

function write(pen: Pen, text: string, x: number, y: number, size: number, weight = 400, colour = pen.ink): number {
  pen.context.font = `${weight} ${size}px ${pen.font}`;
  pen.context.textBaseline = 'top';
  pen.context.textAlign = 'left';
  pen.context.fillStyle = colour;
  pen.context.fillText(text, x, y);
  return pen.context.measureText(text).width;
}

function wide(pen: Pen, text: string, size: number, weight = 400): number {
  pen.context.font = `${weight} ${size}px ${pen.font}`;
  return pen.context.measureText(text).width;
}

/** Returns how far down the title reaches. */
function drawTitle(pen: Pen, {title, subtitle, width}: Picture): number {
  if (!title && !subtitle) return 0;
  const room = width - 2 * EDGE - 32;
  const lines = [...wrap(pen, title, 28, 600, room), ...(subtitle ? wrap(pen, subtitle, 16, 400, room) : [])];
  const titles = wrap(pen, title, 28, 600, room).length;
  const w = Math.max(...lines.map((line, i) => wide(pen, line, i < titles ? 28 : 16, i < titles ? 600 : 400)));
  const h = titles * 34 + (lines.length - titles) * 22 + 18;
  card(pen, EDGE, EDGE, w + 32, h);
  let y = EDGE + 10;
  lines.forEach((line, i) => {
    write(pen, line, EDGE + 16, y, i < titles ? 28 : 16, i < titles ? 600 : 400, i < titles ? pen.ink : pen.quiet);
    y += i < titles ? 34 : 22;
  });
  return EDGE + h;
}

/** Returns how far up from the lower edge and how far in from the right one the credits reach. */
function drawCredits(pen: Pen, {credits, width, height}: Picture): {height: number; width: number} {
  if (!credits) return {height: EDGE, width: EDGE};
  const lines = wrap(pen, credits, 13, 400, Math.min(width * 0.5, 640));
  const w = Math.max(...lines.map(line => wide(pen, line, 13)));
  const h = lines.length * 18 + 6;
  card(pen, width - EDGE - w - 16, height - EDGE - h, w + 16, h);
  lines.forEach((line, i) => {
    write(pen, line, width - EDGE - 8 - wide(pen, line, 13), height - EDGE - h + 4 + i * 18, 13, 400, pen.quiet);
  });
  return {height: EDGE + h + 6, width: EDGE + w + 16};
}

function drawScale(pen: Pen, {scaleBar: {pixels, words}, width, height}: Picture, foot: number): void {
  const {context, ink} = pen;
  const y = height - foot - 36;
  const x = width - EDGE - pixels - 20;
  card(pen, x, y, pixels + 20, 34);
  write(pen, words, x + 10 + (pixels - wide(pen, words, 13)) / 2, y + 4, 13);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x + 11, y + 22);
  context.lineTo(x + 11, y + 27);
  context.lineTo(x + 9 + pixels, y + 27);
  context.lineTo(x + 9 + pixels, y + 22);
  context.stroke();
}

function drawNorth(pen: Pen, {bearing, width}: Picture): void {
  const {context} = pen;
  const x = width - EDGE - 20;
  const y = EDGE + 28;
  card(pen, x - 20, EDGE, 40, 56);
  context.save();
  context.translate(x, y);
  context.rotate((-bearing * Math.PI) / 180);
  context.fillStyle = pen.ink;
  context.beginPath();
  context.moveTo(0, -8);
  context.lineTo(7, 18);
  context.lineTo(0, 12);
  context.lineTo(-7, 18);
  context.fill();
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.font = `600 13px ${pen.font}`;
  context.fillText('N', 0, -11);
  context.restore();
}

interface Row {
  height: number;
  width: number;
  draw(x: number, y: number): void;
}

/** Draws the legend between the title and the lower edge, in more columns where one is too long for that. */
function drawLegend(pen: Pen, {legend, theme, height}: Picture, top: number, right: number): void {
  if (!legend.length) return;
  const rows: Row[] = [];
  let group = '';
  for (const entry of legend) {
    if (entry.group && entry.group !== group) {
      const heading = entry.group;
      rows.push({
        height: 24,
        width: wide(pen, heading, 13, 600),
        draw: (x, y) => void write(pen, heading, x, y + 5, 13, 600, pen.quiet)
      });
    }
    group = entry.group;
    rows.push(...legendRows(pen, entry, theme));
  }
  const room = height - top - 2 * EDGE;
  const columns = inColumns(rows, room - 16);
  const heights = columns.map(column => column.reduce((sum, row) => sum + row.height, 0));
  const widths = columns.map(column => Math.max(...column.map(row => row.width)) + 24);
  const [w, h] = [widths.reduce((sum, each) => sum + each, 0), Math.max(...heights) + 16];
  // What is still too much for the picture is written smaller, rather than cut.
  const shrink = Math.min(1, room / h, (right - 2 * EDGE) / w);
  const {context} = pen;
  context.save();
  context.translate(EDGE, height - EDGE - h * shrink);
  context.scale(shrink, shrink);
  card(pen, 0, 0, w, h);
  let x = 12;
  columns.forEach((column, index) => {
    let y = 8;
    for (const row of column) {
      row.draw(x, y);
      y += row.height;
    }
    x += widths[index];
  });
  context.restore();
}

/** Rows in as few columns as the room allows, filled one after the other. */
export function inColumns<T extends {height: number}>(rows: T[], room: number): T[][] {
  const columns: T[][] = [];
  let left = 0;
  for (const row of rows) {
    if (!columns.length || row.height > left) {
      columns.push([]);
      left = room;
    }
    columns.at(-1)!.push(row);
    left -= row.height;
  }
  return columns;
}

function legendRows(pen: Pen, entry: LegendValue, theme: Theme): Row[] {
  if (entry.type === 'note') {
    return wrap(pen, entry.text, 13, 400, 300).map(line => ({
      height: 18,
      width: wide(pen, line, 13),
      draw: (x, y) => void write(pen, line, x, y + 2, 13, 400, pen.quiet)
    }));
  }
  const signed = (kind: any, width: number, label: string): Row => ({
    height: 21,
    width: SIGN.width + 10 + wide(pen, label, 13),
    draw: (x, y) => {
      drawSign(pen.context, kind, entry[theme], width, x, y + 3, SIGN.width, SIGN.height);
      write(pen, label, x + SIGN.width + 10, y + 3, 13);
    }
  });
  if (entry.type === 'item') return [signed(entry.kind, entry.width, entry.label)];
  const heading: Row = {height: 20, width: wide(pen, entry.label, 13), draw: (x, y) => void write(pen, entry.label, x, y + 3, 13)};
  return [heading, ...entry.steps.map(([label, width]) => signed('line', width, label))];
}

function drawSwipe(pen: Pen, {x, left, right}: {x: number; left: string; right: string}, height: number): void {
  const {context} = pen;
  context.fillStyle = rgba([0, 0, 0], 0.4);
  context.fillRect(x - 2.5, 0, 5, height);
  context.fillStyle = '#fff';
  context.fillRect(x - 1.5, 0, 3, height);
  const y = height * 0.35;
  const lw = wide(pen, left, 16, 600);
  const rw = wide(pen, right, 16, 600);
  card(pen, x - 12 - lw - 24, y, lw + 24, 30);
  write(pen, left, x - lw - 24, y + 7, 16, 600);
  card(pen, x + 12, y, rw + 24, 30);
  write(pen, right, x + 24, y + 7, 16, 600);
}

function wrap(pen: Pen, text: string, size: number, weight: number, room: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line ? `${line} ${word}` : word;
      if (line && wide(pen, longer, size, weight) > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    if (line) lines.push(line);
  }
  return lines;
}
