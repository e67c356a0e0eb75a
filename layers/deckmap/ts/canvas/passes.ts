// The passes of a frame: one clock, two clocks with a swipe line, or the difference of two; what stands still as pictures.

import type {Layer} from '@deck.gl/core';
import type {Moment} from '../days/clock.ts';
import type {Ranges} from '../days/ranges.ts';
import type {Layers, Run} from '../layers/layers.ts';
import {type Internals, rootOf} from './graphics.ts';
import {Pictures} from './pictures.ts';

export interface Comparison {
  before: Moment;
  mode: 'swipe' | 'difference';
  split: number;
}

/** What is to be seen in the frame. */
export interface Shown {
  readonly clock: Moment;
  readonly comparison: Comparison | null;
  readonly fades: boolean;
  /** Whether a pick is of the date before. */
  readonly pointsBefore: boolean;
}

export class Passes {
  drawnRows = 0;
  /** Whether a run may be drawn without deck.gl knowing of the other layers. */
  separable = true;
  private pass: 'usual' | 'difference' | 'kept' = 'usual';
  /** The run being drawn, null for all layers at once. */
  private run: Run | null = null;
  private pictures: Pictures | null = null;
  /** What the pictures are of; null until they are taken, and when something moved besides time. */
  private taken: {runs: Run[]; mode: string; before: string} | null = null;

  constructor(
    private readonly ranges: Ranges,
    private readonly layers: Layers,
    private readonly shown: Shown,
    private readonly inside: () => Internals
  ) {}

  private begin(): void {
    this.drawnRows = 0;
    this.run = null;
  }

  /** Something moved besides time: draws all of it. */
  all(): void {
    this.taken = null;
    this.begin();
    if (this.shown.comparison?.mode === 'difference') this.drawDifference(this.layers.runs(), false);
    else {
      this.pictures?.forgetDifference();
      this.drawPasses(true);
    }
    this.run = null;
  }

  /** Lets go of what is of a GPU context that is gone or going. */
  forget(): void {
    const {pictures} = this;
    this.taken = this.pictures = null;
    pictures?.destroy();
  }

  /** Only time moved: what moves with it is drawn between pictures of what does not. */
  time(): void {
    this.begin();
    this.drawTime();
    this.run = null;
  }

  private drawTime(): void {
    const mode = this.shown.comparison?.mode ?? '';
    this.pictures ??= new Pictures(this.inside().device as any);
    if (this.taken?.mode !== mode) this.takeStill(mode);
    const {runs} = this.taken!;
    if (mode === 'difference') return this.drawDifference(runs, true);
    this.pictures.forgetDifference();
    runs.forEach((run, index) => {
      this.run = run;
      if (run.moving) this.drawPasses(index === 0);
      else this.pictures!.lay(`still ${index}`, index === 0);
    });
    if (!runs.length) this.draw({clearCanvas: true});
  }

  /** Chooses layers for the pass being drawn; a pick happens in the pass under the pointer. */
  readonly layerFilter = ({layer, isPicking}: {layer: Layer; isPicking: boolean}): boolean => {
    if (isPicking) {
      this.ranges.show(this.shown.pointsBefore ? this.shown.comparison!.before : this.shown.clock, false);
      return this.layers.drawn(layer.id, 'usual');
    }
    if (this.run && !this.run.ids.has(layer.id)) return false;
    return this.layers.drawn(layer.id, this.pass);
  };

  private takeStill(mode: string): void {
    const runs = this.layers.runs();
    this.pass = mode === 'difference' ? 'kept' : 'usual';
    runs.forEach((run, index) => {
      if (run.moving) return;
      this.run = run;
      this.draw({clearCanvas: true});
      this.pictures!.take(`still ${index}`);
    });
    this.taken = {runs, mode, before: ''};
  }

  /** Draws the run, or everything: once, or each side of the swipe line at its date. */
  private drawPasses(clear: boolean): void {
    this.pass = 'usual';
    if (!this.shown.comparison) {
      this.ranges.show(this.shown.clock, this.shown.fades);
      return this.draw({clearCanvas: clear});
    }
    const {before, split} = this.shown.comparison;
    // The canvas itself takes this size only once the pass begins.
    const [width, height] = this.inside().device!.canvasContext.getDrawingBufferSize();
    const line = Math.round(width * split);
    this.ranges.show(before, this.shown.fades);
    this.draw({scissorRect: [0, 0, line, height], clearCanvas: clear});
    this.ranges.show(this.shown.clock, this.shown.fades);
    this.draw({scissorRect: [line, 0, width - line, height], clearCanvas: clear});
  }

  /** What moves is drawn at both dates and compared pixel by pixel; what does not is drawn, or laid as a picture. */
  private drawDifference(runs: Run[], still: boolean): void {
    this.pictures ??= new Pictures(this.inside().device as any);
    const {before} = this.shown.comparison!;
    const asked = JSON.stringify(before);
    runs.forEach((run, index) => {
      if (!run.moving) return;
      this.run = run;
      this.pass = 'difference';
      if (this.taken?.before !== asked) this.takeAt(before, `before ${index}`);
      this.takeAt(this.shown.clock, `after ${index}`);
    });
    if (this.taken) this.taken.before = asked;
    this.ranges.show(this.shown.clock, this.shown.fades);
    this.pass = 'kept';
    runs.forEach((run, index) => {
      this.run = run;
      const clear = index === 0;
      if (still && !run.moving) return this.pictures!.lay(`still ${index}`, clear);
      this.draw({clearCanvas: clear});
      if (run.moving) this.pictures!.layDifference(`before ${index}`, `after ${index}`, false);
    });
    if (!runs.length) this.draw({clearCanvas: true});
  }

  private takeAt(clock: Moment, name: string): void {
    this.ranges.show(clock, false);
    this.draw({clearCanvas: true});
    this.pictures!.take(name);
  }

  private draw(options: Record<string, unknown>): void {
    // Any name but "screen" spares deck.gl's search for widgets, of which there are none.
    const layers = this.run && this.separable ? {layers: this.ofRun(this.run)} : {};
    this.inside()._drawLayers('deckmap', {layerFilter: this.layerFilter, pass: 'deckmap', ...layers, ...options});
    if (this.run?.moving ?? true) this.drawnRows += this.layers.count();
  }

  /** The run's layers and their sublayers, without those that cannot show anything now. */
  private ofRun(run: Run): Layer[] {
    return this.inside().layerManager!.getLayers().filter(layer => {
      const {id} = rootOf(layer)!;
      return run.ids.has(id) && this.layers.drawn(id, this.pass);
    });
  }
}
