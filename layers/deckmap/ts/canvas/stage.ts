// The deck.gl canvas: camera, frames, picking, a lost context.

import {Deck, FlyToInterpolator, MapView, type Layer, type PickingInfo, type WebMercatorViewport} from '@deck.gl/core';
import type {Moment} from '../days/clock.ts';
import type {Ranges} from '../days/ranges.ts';
import type {Layers} from '../layers/layers.ts';
import type {Picked} from '../layers/picked.ts';
import type {CameraValue} from '../wire/payload.ts';
import {type Internals, release, rootOf} from './graphics.ts';
import {whenIdle} from './idle.ts';
import {type Comparison, Passes} from './passes.ts';

export interface StageEvents {
  frame(): void;
  camera(camera: CameraValue): void;
  hover(info: PickingInfo | null): void;
  /** A layer failed while deck.gl prepared or drew it. */
  error(layerId: string, message: string): void;
  lost(isLost: boolean): void;
  /** There is no WebGL2 to draw with, or no more of it. */
  noGraphics(message: string): void;
}

const PICK_RADIUS = 5;

export class Stage {
  camera: CameraValue = {longitude: 0, latitude: 0, zoom: 1, bearing: 0, pitch: 0};
  /** Set by the owner before a frame is drawn. */
  clock: Moment = {day: 0, window: 0, knownBy: null};
  comparison: Comparison | null = null;
  fades = true;
  reducedMotion = false;
  frames = 0;
  /** Whether the camera is under way by itself: where it is now is not where it will be. */
  gliding = false;
  /** How often the graphics were lost. */
  losses = 0;
  /** Milliseconds of JavaScript of the latest frames. */
  readonly frameTimes: number[] = [];
  private readonly passes: Passes;
  private deck: Deck<any> | null = null;
  private canvas: HTMLCanvasElement | null = null;
  private pointerX = 0;
  private asked = 0;
  private preparing: (() => void) | null = null;
  private stopped = false;
  /** From the loss of the context until the map starts over: nothing can be drawn or picked. */
  private gone = false;
  private moved = false;
  private commands = 0;
  private doubleClickZoom = true;

  constructor(
    private readonly parent: HTMLElement,
    ranges: Ranges,
    private readonly layers: Layers,
    private readonly events: StageEvents
  ) {
    this.passes = new Passes(ranges, layers, this, () => this.inside!);
  }

  start(): void {
    const canvas = document.createElement('canvas');
    canvas.className = 'canvas';
    this.gone = this.gliding = false;
    this.parent.prepend(canvas);
    // Growing a canvas that has a context waits for all the GPU was told before.
    canvas.width = Math.round(canvas.clientWidth * window.devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * window.devicePixelRatio);
    this.canvas = canvas;
    canvas.addEventListener('webglcontextlost', this.onLost, {once: true});
    canvas.addEventListener('pointermove', this.onPointer, {capture: true});
    canvas.addEventListener('pointerdown', this.onPointer, {capture: true});
    this.deck = new Deck({
      canvas,
      width: '100%',
      height: '100%',
      views: new MapView({id: 'map', repeat: false}),
      controller: this.controller(),
      initialViewState: {...this.camera, maxPitch: 75},
      layers: this.layers.all(),
      pickingRadius: PICK_RADIUS,
      useDevicePixels: true,
      deviceProps: {type: 'webgl', webgl: {preserveDrawingBuffer: false, antialias: true}} as any,
      _typedArrayManagerProps: {overAlloc: 1.25, poolSize: 0},
      layerFilter: this.passes.layerFilter,
      _customRender: this.render,
      onViewStateChange: ({viewState}: any) => this.onCamera(viewState),
      onInteractionStateChange: ({inTransition}: {inTransition?: boolean}) => {
        this.gliding = Boolean(inTransition);
      },
      onLoad: () => {
        canvas.tabIndex = -1; // deck.gl's listeners put it among the tab stops, where the map itself is one already
      },
      onHover: (info: PickingInfo) => this.events.hover(info.picked ? info : null),
      onError: (error: Error, layer?: Layer) => this.failed(canvas, error.message, layer),
      getCursor: ({isDragging, isHovering}: any) =>
        this.parent.dataset.cursor || (isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab')
    } as any);
  }

  private failed(canvas: HTMLCanvasElement, message: string, layer: Layer | undefined): void {
    if (this.gone || canvas !== this.canvas) return; // of a context that is being replaced
    if (layer || this.deck?.isInitialized) this.events.error(rootOf(layer)?.id ?? '', message);
    else this.events.noGraphics(message);
  }

  private controller(): Record<string, unknown> {
    return {
      keyboard: false,
      doubleClickZoom: this.doubleClickZoom,
      touchRotate: true,
      inertia: this.reducedMotion ? 0 : 250,
      scrollZoom: {smooth: !this.reducedMotion, speed: 0.012}
    };
  }

  private get inside(): Internals | null {
    return this.deck as unknown as Internals | null;
  }

  /** Draws everything at the browser's next frame, however often it is asked. */
  redraw(reason: string): void {
    this.inside?.layerManager?.setNeedsRedraw(reason);
  }

  /** Draws before the browser next paints: a canvas that was put elsewhere would be painted empty. */
  drawNow(reason: string): void {
    if (this.deck?.isInitialized && !this.gone) this.deck.redraw(reason);
  }

  /** Time moved and nothing else: draws what moves with it, at once and then at most once a browser frame. */
  redrawTime(): void {
    if (this.gone) return;
    if (this.asked) {
      this.moved = true;
      return;
    }
    this.asked = requestAnimationFrame(this.onFrame);
    this.complete();
    // What deck.gl has to draw itself it draws in this frame too, with the clock as it is then.
    if (!this.deck?.isInitialized || this.deck.needsRedraw({clearRedrawFlags: false})) return this.redraw('clock');
    this.timed(() => this.passes.time());
  }

  private onFrame = (): void => {
    this.asked = 0;
    if (!this.moved) return;
    this.moved = false;
    this.redrawTime();
  };

  setLayers(): void {
    if (this.gone) return;
    this.layers.wake(this.moments());
    this.deck?.setProps({layers: this.layers.all()});
    this.passes.separable = !this.layers.dependent();
    this.redraw('layers');
  }

  private moments(): Moment[] {
    return this.comparison ? [this.clock, this.comparison.before] : [this.clock];
  }

  /** Sees that nothing is missing that can show now. */
  private complete(): void {
    if (this.layers.wake(this.moments())) this.handOver();
  }

  private handOver(): void {
    this.deck?.setProps({layers: this.layers.all()});
    this.inside?.layerManager?.updateLayers();
  }

  /** While nobody waits for anything, prepares what time may move into, piece by piece. */
  private prepareSoon(): void {
    if (this.preparing || this.layers.loading || !this.layers.waiting) return;
    this.preparing = whenIdle(() => {
      this.preparing = null;
      if (this.gone || !this.deck?.isInitialized) return;
      // A texture that just came waits in an update: handing over does that update too, and it must be seen.
      const drawing = this.deck.needsRedraw({clearRedrawFlags: false}) || this.inside!.layerManager!.needsUpdate();
      this.layers.wakeNearest(this.clock);
      this.handOver();
      if (!drawing) this.deck.needsRedraw({clearRedrawFlags: true}); // none of it can be seen now
      this.prepareSoon();
    });
  }

  setReducedMotion(reduced: boolean): void {
    this.reducedMotion = reduced;
    this.deck?.setProps({controller: this.controller() as any});
  }

  setDoubleClickZoom(on: boolean): void {
    if (on === this.doubleClickZoom) return;
    this.doubleClickZoom = on;
    this.deck?.setProps({controller: this.controller() as any});
  }

  jump(camera: CameraValue): void {
    this.camera = this.fitted(camera);
    this.send({...this.camera, transitionDuration: 0});
    this.events.camera(this.camera);
  }

  /** The camera for this map's width, if it says which width it is meant for. */
  private fitted({width, ...camera}: CameraValue): CameraValue {
    const wide = this.parent.clientWidth;
    return width && wide ? {...camera, zoom: camera.zoom + Math.log2(wide / width)} : camera;
  }

  fly(camera: CameraValue): void {
    if (this.reducedMotion || !this.deck) return this.jump(camera);
    this.send({...this.fitted(camera), transitionDuration: 'auto', transitionInterpolator: new FlyToInterpolator({speed: 1.8})});
  }

  /** Zooms, turns or tilts a little, gliding unless motion is not wanted. */
  glide(change: Partial<CameraValue>): void {
    const camera = {...this.camera, ...change};
    if (this.reducedMotion) return this.jump(camera);
    this.send({...camera, transitionDuration: 220});
  }

  /** deck.gl moves when it is given a view state it has not seen: the count makes each one new. */
  private send(viewState: Record<string, unknown>): void {
    this.deck?.setProps({initialViewState: {...viewState, maxPitch: 75, command: this.commands++} as any});
  }

  private onCamera(viewState: any): void {
    const {longitude, latitude, zoom, bearing, pitch} = viewState;
    this.camera = {longitude, latitude, zoom, bearing, pitch};
    this.events.camera(this.camera);
  }

  get viewport(): WebMercatorViewport | null {
    if (!this.deck?.isInitialized) return null;
    return (this.deck.getViewports()[0] as WebMercatorViewport | undefined) ?? null;
  }

  /** Whether the pointer is left of a swipe line, where the other date is shown. */
  get pointsBefore(): boolean {
    const {comparison} = this;
    return comparison?.mode === 'swipe' && this.pointerX < comparison.split * this.parent.clientWidth;
  }

  /** Features drawn in the last frame. */
  get drawnRows(): number {
    return this.passes.drawnRows;
  }

  private onPointer = (event: PointerEvent): void => {
    this.pointerX = event.offsetX;
  };

  /** deck.gl has something to draw: the camera moved, a layer changed, a colour is in transition. */
  private render = (): void => {
    if (this.gone) return;
    this.complete();
    this.timed(() => this.passes.all());
    this.prepareSoon();
  };

  private timed(draw: () => void): void {
    const started = performance.now();
    draw();
    this.frames += 1;
    this.frameTimes.push(performance.now() - started);
    if (this.frameTimes.length > 600) this.frameTimes.splice(0, 300);
    this.events.frame();
  }

  pick(x: number, y: number): PickingInfo | null {
    if (this.gone) return null;
    this.pointerX = x;
    this.complete();
    return this.deck?.pickObject({x, y, radius: PICK_RADIUS}) ?? null;
  }

  /**
   * What is shown in a rectangle, on each side of a swipe line at the date of that side. `read` is asked while the pick
   * it comes from is the latest one, and told from which to which x its side reaches; null leaves out.
   */
  pickBox(
    x: number,
    y: number,
    width: number,
    height: number,
    read: (info: PickingInfo, from: number, to: number) => Picked | null = info => this.layers.picked(info as any)
  ): Picked[] {
    if (!this.deck || this.gone) return [];
    this.complete();
    const line = this.comparison?.mode === 'swipe' ? this.comparison.split * this.parent.clientWidth : -Infinity;
    const sides = [[x, Math.min(x + width, line)], [Math.max(x, line), x + width]];
    return sides.filter(([from, to]) => from <= to).flatMap(([from, to]) => {
      this.pointerX = (from + to) / 2;
      const infos = this.deck!.pickObjects({x: from, y, width: Math.max(to - from, 1), height: Math.max(height, 1)});
      return infos.map(info => read(info, from, to)).filter(picked => picked !== null);
    });
  }

  /** The map alone, `scale` canvas pixels to a CSS pixel or as many as the GPU can; drawn and read in one go. */
  async pixels(scale: number): Promise<ImageBitmap> {
    const {deck, canvas, inside, parent} = this;
    if (!deck || !canvas || !inside?.device || this.gone) throw new Error('there is no map to take a picture of');
    const most = inside.device.limits.maxTextureDimension2D;
    const possible = Math.min(scale, most / parent.clientWidth, most / parent.clientHeight);
    deck.setProps({useDevicePixels: possible});
    inside.layerManager?.updateLayers();
    deck.redraw('snapshot');
    const image = createImageBitmap(canvas);
    deck.setProps({useDevicePixels: true});
    deck.redraw('snapshot taken');
    return image;
  }

  private onLost = (event: Event): void => {
    if (this.stopped) return;
    event.preventDefault();
    this.gone = true;
    this.losses += 1;
    this.events.lost(true);
    window.setTimeout(() => this.restart(), 100);
  };

  /** Starting over is simpler and surer than mending: the data is still here, only the GPU's copy is gone. */
  restart(): void {
    if (this.stopped) return;
    this.dispose();
    this.layers.rebuild();
    this.start();
    this.events.lost(false);
  }

  /** For tests: what a driver crash does. */
  loseContext(): void {
    this.inside?.device?.gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  private dispose(): void {
    const canvas = this.canvas;
    const device = this.inside?.device;
    const coming = this.inside?.animationLoop?.props.device;
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    this.preparing?.();
    this.preparing = null;
    this.moved = false;
    try {
      this.passes.forget();
      this.deck?.finalize();
    } catch {
      // A lost context may not let go in order.
    }
    this.deck = null;
    if (device) release(device);
    else void coming?.then(release, () => undefined); // where none comes there is none to give back
    const focused = canvas !== null && (canvas.getRootNode() as ShadowRoot | Document).activeElement === canvas;
    canvas?.remove();
    if (focused) this.parent.focus({preventScroll: true}); // who clicked on the map goes on with keys
    this.canvas = null;
  }

  stop(): void {
    this.stopped = true;
    this.dispose();
  }
}
