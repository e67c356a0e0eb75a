// From a clock to the ranges the GPU filters by.
//
// A feature is four numbers, [start, end, knownFrom, knownTo]; a clock is a box in that space. Ranges on the GPU
// include both ends and are float32, so an open end is moved by QUANTUM: a power of two, exact at every day we use.

import {knownDay, type Moment} from './clock.ts';

export type Range = [number, number];
/** [start, end, knownFrom, knownTo] */
export type Box = [Range, Range, Range, Range];

export const QUANTUM = 1 / 64;
const LOW = -200_000;
const HIGH = 200_000;

/** The last exactly representable moment not after `day`. */
const exact = (day: number): number => Math.floor(day / QUANTUM + 1e-9) * QUANTUM;

/** start <= day, end > day - window, knownFrom <= known, knownTo > known */
export function boxOf(clock: Moment): Box {
  const day = exact(clock.day);
  const known = knownDay(clock);
  return [
    [LOW, day],
    [day - exact(clock.window) + QUANTUM, HIGH],
    [LOW, known],
    [known + QUANTUM, HIGH]
  ];
}

export interface SoftBox {
  hard: Box;
  soft: Box;
}

/**
 * The box with soft sides: a feature fades in over `fade` days before it starts and out over `fade` days before it
 * ends. At whole days, where a resting clock stands, with `fade` at most 1 this is the box itself.
 */
export function softened(box: Box, fade: number): SoftBox {
  const f = exact(Math.min(Math.max(fade, 0), 1));
  if (f === 0) return {hard: box, soft: box};
  const hard: Box = [[box[0][0], box[0][1] + f], box[1], box[2], box[3]];
  // On the far side of a hard bound the value is exactly 0 and not drawn: the bound itself may be touched.
  const soft: Box = [box[0], [box[1][0] - QUANTUM + f, box[1][1]], box[2], box[3]];
  return {hard, soft};
}

export function contains(box: Box, values: ArrayLike<number>): boolean {
  for (let i = 0; i < 4; i++) if (values[i] < box[i][0] || values[i] > box[i][1]) return false;
  return true;
}

/** How far, in days over all four ranges, `bounds` lie from `box`; 0 where they touch. */
export function gap(box: Box, bounds: Box): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum += Math.max(bounds[i][0] - box[i][1], box[i][0] - bounds[i][1], 0);
  return sum;
}

/** Whether any feature whose values lie in `bounds` can lie in `box`. */
export function touches(box: Box, bounds: Box): boolean {
  for (let i = 0; i < 4; i++) if (bounds[i][0] > box[i][1] || bounds[i][1] < box[i][0]) return false;
  return true;
}
