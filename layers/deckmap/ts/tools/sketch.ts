// What a user draws over the map: measurements, annotations, a selection box or area. One 2D canvas above the map's,
// painted by the same code into snapshots.

import type {WebMercatorViewport} from '@deck.gl/core';
import {area, azimuth, destination, distance, length, type LonLat} from '../ground/geodesy.ts';
import {type Point, simplified} from '../ground/lasso.ts';
import {areaWords, lengthWords} from '../ground/scale.ts';
import type {AnnotationValue} from '../wire/payload.ts';

export type SketchTool = 'measure' | 'arrow' | 'circle' | 'text' | 'select' | 'lasso';

export interface SketchEvents {
  annotated(): void;
  /** An area was drawn around something; `ring` is on the screen. */
  lassoed(ring: Point[]): void;
  boxed(x: number, y: number, width: number, height: number, corners: [LonLat, LonLat]): void;
  measured(words: string[]): void;
  write(x: number, y: number, done: (text: string) => void): void;
  pan(event: WheelEvent): void;
}

export interface Inks {
  ink: string;
  halo: string;
  accent: string;
  font: string;
}

const DRAGGED: (SketchTool | null)[] = ['arrow', 'circle', 'select', 'lasso'];
const MOST_VERTICES = 200;
const TWICE = 6; // pixels a hand may move within a double click
const STEP = 3; // pixels between two points of a line drawn by hand

export class Sketch {
  readonly canvas: HTMLCanvasElement;
  annotations: AnnotationValue[] = [];
  /** What was drawn around by hand, or passed by Python: a ring, its first point not repeated. */
  area: LonLat[] | null = null;
  tool: SketchTool | null = null;
  inks: Inks = {ink: '#111', halo: '#fff', accent: '#06c', font: 'sans-serif'};
  private path: LonLat[] = [];
  private open = true;
  private pointer: LonLat | null = null;
  private from: {x: number; y: number; at: LonLat} | null = null;
  private to: {x: number; y: number; at: LonLat} | null = null;
  private trail: Point[] = [];

  constructor(
    private readonly viewport: () => WebMercatorViewport | null,
    private readonly events: SketchEvents
  ) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'sketch';
    this.canvas.addEventListener('pointerdown', this.onDown);
    this.canvas.addEventListener('pointermove', this.onMove);
    this.canvas.addEventListener('pointerup', this.onUp);
    this.canvas.addEventListener('pointercancel', this.onCancel);
    this.canvas.addEventListener('wheel', event => events.pan(event), {passive: false});
  }

  use(tool: SketchTool | null): void {
    this.tool = tool;
    this.from = this.to = this.pointer = null;
    this.trail = [];
    this.path = [];
    this.open = true;
    this.canvas.classList.toggle('active', DRAGGED.includes(tool));
    this.events.measured([]);
    this.draw();
  }

  /** A click on the map while measuring or writing. */
  click(x: number, y: number): void {
    const at = this.place(x, y);
    if (!at) return;
    if (this.tool === 'measure') {
      if (!this.open) {
        this.path = [];
        this.open = true;
      }
      this.path.push(at);
      this.report();
      this.draw();
    } else if (this.tool === 'text') {
      this.events.write(x, y, text => {
        if (text.trim()) this.add({kind: 'text', id: identifier(), at, text: text.trim().slice(0, 200)});
      });
    }
  }

  hover(x: number, y: number): void {
    if (this.tool !== 'measure' || !this.open || !this.path.length) return;
    this.pointer = this.place(x, y);
    this.report();
    this.draw();
  }

  /** Ends the measurement; what was measured stays until the next begins. A double click has put its point twice. */
  finish(doubled = false): void {
    if (this.open && doubled && this.path.length > 1) {
      const [one, other] = this.path.slice(-2).map(at => this.viewport()!.project(at));
      if (Math.hypot(one[0] - other[0], one[1] - other[1]) < TWICE) this.path.pop();
    }
    this.open = false;
    this.pointer = null;
    this.report();
    this.draw();
  }

  removeLast(): void {
    this.annotations = this.annotations.slice(0, -1);
    this.events.annotated();
    this.draw();
  }

  removeAll(): void {
    this.annotations = [];
    this.events.annotated();
    this.draw();
  }

  private add(annotation: AnnotationValue): void {
    this.annotations = [...this.annotations, annotation];
    this.events.annotated();
    this.draw();
  }

  private place(x: number, y: number): LonLat | null {
    const viewport = this.viewport();
    if (!viewport) return null;
    const [longitude, latitude] = viewport.unproject([x, y]);
    return [longitude, latitude];
  }

  private report(): void {
    const path = this.pointer ? [...this.path, this.pointer] : this.path;
    const words: string[] = [];
    if (path.length > 1) words.push(lengthWords(length(path)));
    if (path.length > 2) words.push(areaWords(area(path)));
    this.events.measured(words);
  }

  private onDown = (event: PointerEvent): void => {
    const at = this.place(event.offsetX, event.offsetY);
    if (!at || event.button !== 0 || !event.isPrimary) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.from = this.to = {x: event.offsetX, y: event.offsetY, at};
    this.trail = [[event.offsetX, event.offsetY]];
  };

  private onMove = (event: PointerEvent): void => {
    if (!this.from || !event.isPrimary) return;
    const at = this.place(event.offsetX, event.offsetY);
    if (at) this.to = {x: event.offsetX, y: event.offsetY, at};
    const [x, y] = this.trail.at(-1)!;
    if (Math.hypot(event.offsetX - x, event.offsetY - y) >= STEP) this.trail.push([event.offsetX, event.offsetY]);
    this.draw();
  };

  private onUp = (): void => {
    const {from, to, trail} = this;
    this.from = this.to = null;
    this.trail = [];
    if (from && this.tool === 'lasso') this.close(trail);
    if (from && to && Math.hypot(to.x - from.x, to.y - from.y) > 4) {
      if (this.tool === 'arrow') this.add({kind: 'arrow', id: identifier(), start: from.at, end: to.at});
      if (this.tool === 'circle') {
        this.add({kind: 'circle', id: identifier(), center: from.at, radius_m: Math.round(distance(from.at, to.at))});
      }
      if (this.tool === 'select') {
        const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
        this.events.boxed(x, y, Math.abs(to.x - from.x), Math.abs(to.y - from.y), [from.at, to.at]);
      }
    }
    this.draw();
  };

  /** The browser took the finger for something else, or the window lost it. */
  private onCancel = (): void => {
    this.from = this.to = null;
    this.trail = [];
    this.draw();
  };

  /** Makes an area of a line drawn by hand. */
  private close(trail: Point[]): void {
    const ring = simplified(trail, MOST_VERTICES).map(index => trail[index]);
    if (ring.length < 3) return;
    this.area = this.onGround(ring);
    this.events.lassoed(ring);
  }

  /** A ring on the screen as places. */
  onGround(ring: Point[]): LonLat[] {
    return ring.map(([x, y]) => this.place(x, y)!);
  }

  draw(): void {
    const {clientWidth: width, clientHeight: height} = this.canvas;
    const ratio = window.devicePixelRatio || 1;
    const empty = !this.annotations.length && !this.path.length && !this.from && !this.area;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const context = this.canvas.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    if (empty) return;
    this.paint(context);
    if (this.tool === 'lasso' && this.trail.length > 1) this.paintArea(context, this.trail, false);
    const {from, to} = this;
    if (from && to && this.tool === 'select') {
      context.fillStyle = this.inks.accent;
      context.globalAlpha = 0.15;
      context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
      context.globalAlpha = 1;
      context.strokeStyle = this.inks.accent;
      context.lineWidth = 2;
      context.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y);
    }
  }

  /** Draws annotations and measurement in CSS pixels of the map. */
  paint(context: CanvasRenderingContext2D): void {
    const viewport = this.viewport();
    if (!viewport) return;
    const project = (at: number[]): [number, number] => {
      const [x, y] = viewport.project([at[0], at[1]]);
      return [x, y];
    };
    if (this.area) this.paintArea(context, this.area.map(project), true);
    const drawn = [...this.annotations];
    const {from, to} = this;
    if (from && to && this.tool === 'arrow') drawn.push({kind: 'arrow', id: '', start: from.at, end: to.at});
    if (from && to && this.tool === 'circle') {
      drawn.push({kind: 'circle', id: '', center: from.at, radius_m: distance(from.at, to.at)});
    }
    for (const annotation of drawn) this.paintAnnotation(context, annotation, project);
    if (this.path.length) this.paintMeasure(context, project);
  }

  private paintArea(context: CanvasRenderingContext2D, ring: [number, number][], closed: boolean): void {
    polyline(context, ring);
    context.globalAlpha = 0.14;
    context.fillStyle = this.inks.accent;
    context.fill();
    context.globalAlpha = 1;
    this.twice(context, 2.5, () => polyline(context, closed ? [...ring, ring[0]] : ring));
  }

  private paintAnnotation(
    context: CanvasRenderingContext2D,
    annotation: AnnotationValue,
    project: (at: number[]) => [number, number]
  ): void {
    if (annotation.kind === 'arrow') {
      const start = project(annotation.start);
      const end = project(annotation.end);
      this.twice(context, 4, () => arrowPath(context, start, end));
    } else if (annotation.kind === 'circle') {
      const ring: [number, number][] = [];
      for (let angle = 0; angle <= 360; angle += 5) {
        ring.push(project(destination(annotation.center as LonLat, angle, annotation.radius_m)));
      }
      this.twice(context, 3, () => polyline(context, ring));
      const [x, y] = ring[0];
      this.label(context, lengthWords(annotation.radius_m), x, y - 10, 13);
    } else {
      const [x, y] = project(annotation.at);
      this.label(context, annotation.text, x, y, 16);
    }
  }

  private paintMeasure(context: CanvasRenderingContext2D, project: (at: number[]) => [number, number]): void {
    const path = this.pointer ? [...this.path, this.pointer] : this.path;
    const dense = densified(path).map(project);
    if (path.length > 2) {
      context.beginPath();
      densified([...path, path[0]]).map(project).forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.globalAlpha = 0.14;
      context.fillStyle = this.inks.accent;
      context.fill();
      context.globalAlpha = 1;
    }
    this.twice(context, 3, () => polyline(context, dense));
    for (const at of path) {
      const [x, y] = project(at);
      context.beginPath();
      context.arc(x, y, 4.5, 0, 7);
      context.fillStyle = this.inks.halo;
      context.fill();
      context.lineWidth = 2.5;
      context.strokeStyle = this.inks.ink;
      context.stroke();
    }
    for (let i = 1; i < path.length; i++) {
      const [x, y] = project(path[i]);
      this.label(context, lengthWords(length(path.slice(0, i + 1))), x, y - 16, 13);
    }
  }

  /** A dark stroke with a light one under it reads on any map. */
  private twice(context: CanvasRenderingContext2D, width: number, path: () => void): void {
    context.lineCap = context.lineJoin = 'round';
    for (const [colour, extra] of [
      [this.inks.halo, 3],
      [this.inks.ink, 0]
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width + extra;
      path();
      context.stroke();
    }
  }

  private label(context: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
    context.font = `600 ${size}px ${this.inks.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.inks.halo;
    context.strokeText(text, x, y);
    context.fillStyle = this.inks.ink;
    context.fillText(text, x, y);
  }
}

function polyline(context: CanvasRenderingContext2D, points: [number, number][]): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
}

function arrowPath(context: CanvasRenderingContext2D, [x1, y1]: [number, number], [x2, y2]: [number, number]): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  for (const turn of [2.6, -2.6]) {
    context.moveTo(x2, y2);
    context.lineTo(x2 + 16 * Math.cos(angle + turn), y2 + 16 * Math.sin(angle + turn));
  }
}

/** Long stretches bend on the map as the shortest way on the ground does. */
function densified(path: LonLat[]): LonLat[] {
  const found: LonLat[] = path.slice(0, 1);
  for (let i = 1; i < path.length; i++) {
    const metres = distance(path[i - 1], path[i]);
    const heading = azimuth(path[i - 1], path[i]);
    const steps = Math.min(64, Math.floor(metres / 25_000));
    for (let step = 1; step < steps; step++) found.push(destination(path[i - 1], heading, (metres * step) / steps));
    found.push(path[i]);
  }
  return found;
}

function identifier(): string {
  return Math.random().toString(36).slice(2, 10);
}
