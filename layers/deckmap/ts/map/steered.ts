// What keys and scripts may ask of a map: the map itself knows them, they know it by this alone.

import type {Stage} from '../canvas/stage.ts';
import type {Layers} from '../layers/layers.ts';
import type {Given} from '../page/theme.ts';
import type {Lookers} from '../parts/lookers.ts';
import type {Reports} from '../parts/reports.ts';
import type {Saving} from '../parts/saving.ts';
import type {Selection} from '../parts/selection.ts';
import type {Time} from '../time/time.ts';
import type {Sketch} from '../tools/sketch.ts';
import type {Tools} from '../tools/tools.ts';
import type {Payload} from '../wire/payload.ts';
import type {Seen} from '../wire/seen.ts';

/** What the keys lead. */
export interface Led {
  /** Null where the map has no clock. */
  readonly time: Pick<Time, 'clock' | 'toggle' | 'step' | 'change' | 'go' | 'setLoop'> | null;
  readonly tools: Pick<Tools, 'toggle' | 'toggleTool' | 'toggleCompare'>;
  readonly sketch: Pick<Sketch, 'finish'>;
  zoom(by: number): void;
  north(): void;
  fullscreen(): void;
  escape(): void;
  help(): void;
}

/** What a script on the page steers. */
export interface Steered {
  readonly time: Pick<Time, 'clock' | 'scrub' | 'set' | 'rest' | 'play' | 'pause' | 'compare'> | null;
  readonly stage: Pick<Stage, 'camera' | 'fly' | 'jump' | 'loseContext' | 'frames' | 'drawnRows' | 'frameTimes'>;
  readonly layers: Pick<Layers, 'tip'>;
  /** What Python sent last. */
  readonly given: Given;
  readonly reports: Pick<Reports, 'hear' | 'counters' | 'waiting'>;
  readonly selected: Pick<Selection, 'all'>;
  readonly failures: {errors(): [string, string][]};
  readonly saving: Pick<Saving, 'snapshot'>;
  readonly lookers: Pick<Lookers, 'listeners'>;
  readonly loading: boolean;
  seen(): Seen;
  report(): void;
  rewrite(change: ((payload: Payload) => Payload) | null): void;
}
