// What a hand asks of a map: its buttons, its keys, its clicks, what it draws.

import type {Stage} from '../canvas/stage.ts';
import type {Words} from '../page/words.ts';
import {listenToHand} from '../parts/hand.ts';
import {Keyboard} from '../parts/keyboard.ts';
import type {Selection} from '../parts/selection.ts';
import {writeField} from '../parts/write_field.ts';
import type {Time} from '../time/time.ts';
import {Sketch, type SketchTool} from '../tools/sketch.ts';
import {type Mode, Tools} from '../tools/tools.ts';
import {keysOf} from './keys.ts';
import type {Led} from './steered.ts';

/** What is commanded. */
export interface Commanded {
  readonly root: HTMLElement;
  readonly area: HTMLElement;
  readonly stage: Pick<Stage, 'camera' | 'viewport' | 'glide' | 'setDoubleClickZoom'>;
  readonly selected: Selection;
  time(): Time | null;
  compare(mode: Mode): void;
  save(scale: number): void;
  /** Something was drawn on the map, or taken away. */
  annotated(): void;
  pan(event: WheelEvent): void;
  /** The pointer has left the map. */
  left(): void;
}

export class Commands implements Led {
  readonly tools: Tools;
  readonly sketch: Sketch;
  private readonly keyboard: Keyboard<Led>;

  constructor(
    private readonly map: Commanded,
    words: Words
  ) {
    const {root, area, stage, selected} = map;
    const sketch = (this.sketch = new Sketch(() => stage.viewport, {
      annotated: () => map.annotated(),
      lassoed: ring => selected.inRing(ring),
      boxed: (x, y, width, height, corners) => {
        sketch.area = null;
        selected.inBox(x, y, width, height, corners);
      },
      measured: measured => this.tools.setMeasured(measured),
      write: (x, y, done) => writeField(area, words, x, y, done),
      pan: event => map.pan(event)
    }));
    this.tools = new Tools(words, {
      compare: mode => map.compare(mode),
      snapshot: scale => map.save(scale),
      use: tool => this.useTool(tool),
      removeLast: () => sketch.removeLast(),
      removeAll: () => sketch.removeAll(),
      clearArea: () => this.clearArea(),
      fullscreen: () => this.fullscreen(),
      help: () => this.help(),
      zoom: by => this.zoom(by),
      north: () => this.north()
    });
    this.keyboard = new Keyboard<Led>(root, area, words, () => keysOf(this.time !== null, tool => this.tools.offers(tool)), this);
  }

  get time(): Time | null {
    return this.map.time();
  }

  listen(signal: AbortSignal): void {
    const {map, sketch} = this;
    this.keyboard.listen(signal);
    const hand = {
      clicked: (x: number, y: number, adding: boolean, main: boolean) => {
        if (sketch.tool) sketch.click(x, y);
        else if (main) map.selected.click(x, y, adding);
      },
      moved: (at: () => [number, number]) => {
        if (sketch.tool === 'measure') sketch.hover(...at());
      },
      left: () => map.left(),
      doubled: () => {
        if (sketch.tool === 'measure') sketch.finish(true);
      }
    };
    listenToHand(map.area, hand, signal);
  }

  private useTool(tool: SketchTool | null): void {
    const {area, stage} = this.map;
    const {sketch} = this;
    sketch.use(tool);
    if (tool) area.dataset.cursor = tool === 'text' ? 'text' : 'crosshair';
    else delete area.dataset.cursor;
    stage.setDoubleClickZoom(tool !== 'measure');
  }

  zoom(by: number): void {
    const {stage} = this.map;
    stage.glide({zoom: Math.min(Math.max(stage.camera.zoom + by, 0), 20)});
  }

  north(): void {
    this.map.stage.glide({bearing: 0, pitch: 0});
  }

  fullscreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.map.root.requestFullscreen?.();
  }

  escape(): void {
    const drawing = this.tools.tool === 'lasso';
    const busy = this.tools.leave() && !drawing;
    if (!busy && (this.map.selected.pairs.length || this.sketch.area)) this.clearArea();
  }

  help(): void {
    this.keyboard.help();
  }

  private clearArea(): void {
    this.sketch.area = null;
    this.sketch.draw();
    this.map.selected.all([]);
  }
}
