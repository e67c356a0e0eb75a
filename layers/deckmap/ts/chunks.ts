// Cuts the features of a layer into pieces that lie together in time, so that whole pieces can be left undrawn.
//
// The filter on the GPU still runs over every vertex it is given; without a GPU that is what a frame costs.

import {FOREVER} from './clock.ts';
import type {Box} from './filter.ts';

export interface Chunk<T> {
  rows: T[];
  bounds: Box;
}

const VERTICES = 15_000;
const MOST = 48;

/** Features that count as known for ever come in other pieces than those a later publication replaced. */
export function chunked<T>(
  rows: T[],
  values: (row: T) => ArrayLike<number> | null | undefined,
  weight: (row: T) => number
): Chunk<T>[] {
  const items = rows.map(row => ({row, value: values(row), weight: weight(row)}));
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const timed = items.filter(item => isBox(item.value));
  if (total < 2 * VERTICES || timed.length < items.length) return [{rows, bounds: boundsOf(items)}];
  const size = Math.max(VERTICES, total / MOST);
  const replaced = (value: ArrayLike<number>): number => (value[3] < FOREVER ? 1 : 0);
  timed.sort((a, b) => replaced(a.value!) - replaced(b.value!) || a.value![0] - b.value![0]);
  const chunks: Chunk<T>[] = [];
  let part: typeof timed = [];
  let filled = 0;
  const close = (): void => {
    if (part.length) chunks.push({rows: part.map(item => item.row), bounds: boundsOf(part)});
    part = [];
    filled = 0;
  };
  for (const item of timed) {
    if (part.length && replaced(part[0].value!) !== replaced(item.value!)) close();
    part.push(item);
    filled += item.weight;
    if (filled >= size) close();
  }
  close();
  return chunks;
}

const isBox = (value: ArrayLike<number> | null | undefined): boolean =>
  !!value && value.length >= 4 && [0, 1, 2, 3].every(i => Number.isFinite(value[i]));

const EVERYTHING: Box = [
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity]
];

function boundsOf(items: {value: ArrayLike<number> | null | undefined}[]): Box {
  if (!items.every(item => isBox(item.value))) return EVERYTHING;
  return [0, 1, 2, 3].map(i => {
    let low = Infinity;
    let high = -Infinity;
    for (const {value} of items) {
      low = Math.min(low, value![i]);
      high = Math.max(high, value![i]);
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
