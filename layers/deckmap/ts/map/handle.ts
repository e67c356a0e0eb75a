// What scripts on the page may do with a map: `window.__deckmap[key]`, described in the README.

import type {Clock, Moment} from '../days/clock.ts';
import type {Given} from '../page/theme.ts';
import type {Hear} from '../parts/reports.ts';
import type {Id} from '../wire/ids.ts';
import type {CameraValue, CompareValue, Payload} from '../wire/payload.ts';
import type {Seen} from '../wire/seen.ts';
import type {Steered} from './steered.ts';

export type Stop = () => void;

export class Handle {
  /** For the map's own tests; not kept from one version to the next. */
  readonly app: Steered;

  constructor(app: Steered) {
    this.app = app;
  }

  // --- reading ---

  clock(): Clock | null {
    return this.app.time?.clock ?? null;
  }

  camera(): CameraValue {
    return this.app.stage.camera;
  }

  seen(): Seen {
    return this.app.seen();
  }

  /** What Python sent last, before any `rewrite`. */
  get given(): Given {
    return this.app.given;
  }

  errors(): [string, string][] {
    return this.app.failures.errors();
  }

  /** The words hovering a feature shows; null where there is no such feature. */
  tip(layer: string, id: Id): string | null {
    return this.app.layers.tip(layer, id);
  }

  // --- moving ---

  /** Takes what is given of a clock. While a hand moves, `resting: false` reports nothing and allows parts of days. */
  setClock(change: Partial<Moment>, {resting = true} = {}): void {
    const {time} = this.app;
    if (!time) return;
    if (change.day !== undefined) time.scrub(change.day);
    const {window = time.clock.window, knownBy = time.clock.knownBy} = change;
    time.set({...time.clock, window, knownBy});
    if (resting) time.rest();
  }

  /** Plays to the end, or once through a stretch. */
  play(stretch: {from: number; to: number} | null = null, speed?: number): void {
    this.app.time?.play(stretch, speed);
  }

  pause(): void {
    this.app.time?.pause();
  }

  /** A second date; null ends the comparison. */
  compare(value: CompareValue | null): void {
    this.app.time?.compare(value);
    this.app.report();
  }

  fly(camera: CameraValue): void {
    this.app.stage.fly(camera);
  }

  jump(camera: CameraValue): void {
    this.app.stage.jump(camera);
  }

  select(selected: [layer: string, id: Id][]): void {
    this.app.selected.all(selected);
  }

  // --- between Python and the map ---

  /** From now on what Python sends is drawn as `change` makes it; at once with what it sent last. Null ends that. */
  rewrite(change: ((payload: Payload) => Payload) | null): void {
    this.app.rewrite(change);
  }

  /** Draws these layers (deck.gl JSON, each with an id) in place of Python's; null gives those back. */
  setLayers(layers: Payload['spec']['layers'] | null): void {
    this.rewrite(layers ? payload => ({...payload, spec: {...payload.spec, layers}}) : null);
  }

  /** Reports go to `hear`, and to Python only what it sends on; null ends that. */
  intercept(hear: Hear | null): void {
    this.app.reports.hear = hear;
  }

  /** Calls back whenever time, camera, comparison or selection moved, in the frame that draws it; returns how to end it. */
  onChange(listener: (seen: Seen) => void): Stop {
    this.app.lookers.listeners.add(listener);
    return () => this.app.lookers.listeners.delete(listener);
  }

  // --- pictures, counters ---

  snapshot(scale: number): Promise<Blob> {
    return this.app.saving.snapshot(scale);
  }

  loseContext(): void {
    this.app.stage.loseContext();
  }

  get frames(): number {
    return this.app.stage.frames;
  }

  get messages(): number {
    return this.app.reports.counters.messages;
  }

  get drawnPoints(): number {
    return this.app.stage.drawnRows;
  }

  /** Whether a layer, or the next picture, still waits for its data. */
  get loading(): boolean {
    return this.app.loading;
  }

  /** Whether a report to Python still waits for the hand to rest. */
  get reporting(): boolean {
    return this.app.reports.waiting;
  }

  /** Milliseconds of JavaScript of the latest frames. */
  get frameTimes(): readonly number[] {
    return this.app.stage.frameTimes;
  }
}
