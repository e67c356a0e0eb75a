// Sorts the features of a heavy layer by time, so that what cannot be shown need not be drawn.
//
// The filter on the GPU runs over every vertex it is given; without a GPU that is what a frame costs. Features that
// last long, and those a later publication replaced, are kept apart: among short ones they would stretch every slice.
// No piece is large, so that what the clock does not touch can be prepared later, a little at a time.

import {FOREVER} from '../days/clock.ts';
import type {Box} from '../days/filter.ts';
import {Spans} from '../days/spans.ts';

export interface Chunk<T> {
  rows: T[];
  /** What [start, end, knownFrom, knownTo] lie between. */
  bounds: Box;
  /** Null where the rows are few or carry no time: they are drawn whole. */
  spans: Spans | null;
}

const HEAVY = 5_000; // vertices
const MOST = 16_000; // vertices in a piece, unless one feature alone has more
const CLASSES = [31, 366, Infinity]; // days a feature lasts at most

export function chunked<T>(
  rows: T[],
  values: (row: T) => ArrayLike<number> | null | undefined,
  weight: (row: T) => number
): Chunk<T>[] {
  const items = rows.map(row => ({row, value: values(row), weight: weight(row)}));
  const timed = items.every((item): item is Timed<T> => isBox(item.value)) ? items : null;
  const heavy = items.reduce((sum, item) => sum + item.weight, 0) >= HEAVY;
  if (!timed || !heavy) return [{rows, bounds: timed ? boundsOf(timed) : EVERYTHING, spans: null}];
  const groups = new Map<number, Timed<T>[]>();
  for (const item of timed) {
    const [start, end, , knownTo] = Array.from(item.value);
    const group = (knownTo < FOREVER ? CLASSES.length : 0) + CLASSES.findIndex(days => end - start <= days);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)!.push(item);
  }
  return [...groups].sort(([a], [b]) => a - b).flatMap(([, group]) => pieces(group));
}

interface Timed<T> {
  row: T;
  value: ArrayLike<number>;
  weight: number;
}

/** In the order of their start, cut where a piece would become large. */
function pieces<T>(items: Timed<T>[]): Chunk<T>[] {
  const sorted = [...items].sort((a, b) => a.value[0] - b.value[0]);
  const found: Chunk<T>[] = [];
  let from = 0;
  let sum = 0;
  sorted.forEach((item, position) => {
    if (position > from && sum + item.weight > MOST) {
      found.push(piece(sorted.slice(from, position)));
      from = position;
      sum = 0;
    }
    sum += item.weight;
  });
  return [...found, piece(sorted.slice(from))];
}

function piece<T>(sorted: Timed<T>[]): Chunk<T> {
  return {
    rows: sorted.map(item => item.row),
    bounds: boundsOf(sorted),
    spans: new Spans(
      sorted.map(item => item.value[0]),
      sorted.map(item => item.value[1])
    )
  };
}

const isBox = (value: ArrayLike<number> | null | undefined): boolean =>
  !!value && value.length >= 4 && [0, 1, 2, 3].every(i => Number.isFinite(value[i]));

const EVERYTHING: Box = [
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity]
];

function boundsOf<T>(items: Timed<T>[]): Box {
  return [0, 1, 2, 3].map(i => {
    let low = Infinity;
    let high = -Infinity;
    for (const {value} of items) {
      low = Math.min(low, value[i]);
      high = Math.max(high, value[i]);
    }
    return [low, high];
  }) as Box;
}

/** Roughly how many vertices a row of any layer costs. */
export function vertices(row: any): number {
  const coordinates = row?.geometry?.coordinates ?? row?.path ?? row?.polygon ?? row?.coordinates;
  return coordinates ? countPositions(coordinates) : 4;
}

function countPositions(value: any): number {
  if (!Array.isArray(value) || value.length === 0) return 0;
  if (typeof value[0] === 'number') return 1;
  if (Array.isArray(value[0]) && typeof value[0][0] === 'number') return value.length;
  return value.reduce((sum: number, part: any) => sum + countPositions(part), 0);
}
