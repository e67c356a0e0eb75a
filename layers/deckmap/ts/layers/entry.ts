// One layer of the spec and the pieces deck.gl draws it in.

import type {Layer} from '@deck.gl/core';
import type {Box} from '../days/filter.ts';
import type {LayerOptions, LayerSpec, Theme} from '../wire/payload.ts';
import type {Loaded} from '../wire/sources.ts';
import type {Converted} from './convert.ts';

export interface Piece {
  layer: Layer;
  bounds: Box;
  /** Whether deck.gl has it: it prepares all it is given, shown or not, so it is given what the clock touches. */
  ready: boolean;
}

/** One layer of the spec and what was made of it. */
export interface Entry {
  spec: LayerSpec;
  text: string;
  options: LayerOptions;
  theme: Theme;
  converted: Converted | null;
  data: Loaded | null;
  pieces: Piece[];
  /** Rows drawn in the last pass, for binary columns, and the first of them. */
  drawn: number;
  first: number;
  error: string;
  /** Whether the error may be over by the next try. */
  again: boolean;
}

/** How a map as a whole has its layers drawn. */
export interface Drawing {
  theme: Theme;
  tooltip: {text?: string; html?: string} | undefined;
  /** Whether layers may ask other machines. */
  anywhere: boolean;
  /** Whether there is a clock for them to follow. */
  timed: boolean;
}

export const EVERYWHERE: Box = [
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity]
];

/** Whether a layer moves with the clock by its filter. */
export function onClock(entry: Entry): boolean {
  if (!entry.options.clocked || !entry.converted) return false;
  return entry.converted.clocked || entry.data?.kind === 'columns';
}
