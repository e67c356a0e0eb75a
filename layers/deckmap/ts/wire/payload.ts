// What Python sends, and what it is told (see component.py and state.py).

import type {KnownBy} from '../days/clock.ts';
import type {Id} from './ids.ts';

export type Theme = 'light' | 'dark';

/** Something the browser owns once it stands; a new token makes it take the value. */
export interface Owned<T> {
  token: string;
  value: T;
}

export interface CameraValue {
  longitude: number;
  latitude: number;
  zoom: number;
  bearing: number;
  pitch: number;
  /** Width in px of the map the zoom is meant for; a wider one is zoomed in to show as much. */
  width?: number | null;
}

export interface ClockValue {
  first: number;
  last: number;
  day: number;
  window: number;
  known_by: KnownBy;
  playing: boolean;
  speed: number;
  loop: boolean;
  epoch: string;
  latest: number | null;
}

export interface CompareValue {
  day: number;
  known_by: KnownBy;
  mode: 'swipe' | 'difference';
  split: number;
}

export type AnnotationValue =
  | {kind: 'arrow'; id: string; start: number[]; end: number[]}
  | {kind: 'circle'; id: string; center: number[]; radius_m: number}
  | {kind: 'text'; id: string; at: number[]; text: string};

export interface BarsValue {
  day: number[];
  kind: number[];
  count: number[];
}

export interface TimelineValue {
  bars: BarsValue | string | null;
  kinds: [key: string, label: string, light: number[], dark: number[]][];
  marks: [day: number, label: string, id: string][];
  changes: number[];
}

export type Sign = 'fill' | 'hatch' | 'band' | 'line' | 'dash' | 'dot-line' | 'arrow' | 'symbol' | 'trail';

export type LegendValue =
  | {type: 'item'; label: string; kind: Sign; light: number[]; dark: number[]; group: string; width: number}
  | {type: 'width'; label: string; steps: [string, number][]; light: number[]; dark: number[]; group: string}
  | {type: 'note'; text: string; group: string};

export interface LayerOptions {
  label: string;
  clocked: boolean;
  fade: number;
  difference: 'show' | 'hide' | 'keep' | 'only' | null;
}

export type LayerSpec = {'@@type': string; id: string; data?: unknown} & Record<string, unknown>;

export interface Spec {
  layers?: LayerSpec[];
  tooltip?: {text?: string; html?: string};
  parameters?: Record<string, unknown>;
}

export type Tool = 'compare' | 'snapshot' | 'measure' | 'annotate' | 'select' | 'lasso' | 'fullscreen';

export interface Payload {
  key: string;
  spec: Spec;
  clock: Owned<ClockValue | null>;
  camera: Owned<CameraValue | null>;
  compare: Owned<CompareValue | null>;
  annotations: Owned<AnnotationValue[]>;
  /** A ring of [longitude, latitude], its first point not repeated. */
  area?: Owned<number[][] | null>;
  /** [layer id, feature id] pairs; null leaves the selection to the hand. */
  selected: Owned<[string, Id][] | null>;
  timeline: TimelineValue | null;
  legend: LegendValue[];
  title: string;
  subtitle: string;
  credits: string;
  theme: Theme;
  height: number | 'stretch';
  margin_bottom: number;
  fly: {id: string; to: CameraValue} | null;
  layers: Record<string, LayerOptions>;
  /** What of the deck Python knows cannot be drawn as asked: a layer's id or "@view", and why. */
  refusals?: [string, string][];
  tools: Tool[];
  chrome: 'full' | 'map' | 'none';
  play: {id: string; from: number; to: number; speed: number} | null;
  words: Record<string, string>;
  allow_remote: boolean;
  report_every: number;
}

export interface Report {
  /** Which of Python's values and commands stood when this was said, so that it can tell what is older. */
  taken: Record<string, unknown>;
  camera: CameraValue | null;
  clock: Pick<ClockValue, 'day' | 'window' | 'known_by' | 'playing' | 'speed' | 'loop'> | null;
  compare: CompareValue | null;
  selected: [string, Id][];
  box: number[] | null;
  area: number[][] | null;
  mark: string;
  annotations: AnnotationValue[];
  errors: [string, string][];
}
