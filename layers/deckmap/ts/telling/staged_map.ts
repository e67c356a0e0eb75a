// The map under the stage: it draws what Python sends with the scene laid over it, and says only what was clicked.

import type {Handle} from '../map/handle.ts';
import type {Report} from '../wire/payload.ts';
import type {Seen} from '../wire/seen.ts';
import {laid} from './laid.ts';
import {cameraFor, unit} from './sizes.ts';
import type {Scene, Told} from './told.ts';

const NAMES = 1.08; // names on the map are this much larger than the words of the stage would ask for
const SMALLEST = 0.7;
const LANDED = 1e-4; // degrees and zooms between the camera and where it goes

export interface Shown {
  told: Told;
  scene: Scene;
  index: number;
  /** Width in px of the map: it ends where the words begin, since a map under them costs every frame and shows nothing. */
  free: number;
  /** Whether time waits to be asked before it runs. */
  still: boolean;
}

export class StagedMap {
  /** Layers of the scene before stay until the camera has landed. */
  trail: string[] = [];
  /** Milliseconds from each change of scene to the frame that shows it. */
  readonly changes: number[] = [];
  private readonly me = Math.random().toString(36).slice(2);
  private count = 0;
  private token = '';
  private cameraToken = '';
  private jumps = true;
  private namesFor: number | null = null;

  constructor(
    readonly handle: Handle,
    private readonly shown: () => Shown,
    chosen: (selected: Report['selected']) => boolean
  ) {
    let before = '[]';
    handle.intercept((report, send) => {
      const now = JSON.stringify(report.selected);
      if (now === before && !report.errors.length) return;
      before = now;
      if (chosen(report.selected)) send(report);
    });
  }

  /** Show the scene from its beginning, the camera flown there or put there. */
  command(way: 'fly' | 'jump'): void {
    this.count += 1;
    this.token = `${this.me}-${this.count}`;
    this.jumps = way === 'jump';
    if (this.jumps) this.cameraToken = this.token;
    const before = this.handle.frames;
    const asked = performance.now();
    const seen = (): void => {
      if (this.handle.frames === before) requestAnimationFrame(seen);
      else this.changes.push(performance.now() - asked);
    };
    requestAnimationFrame(seen);
    this.show();
  }

  /** Where the clock, the camera and the bar are; what the camera's height and landing ask for is drawn. */
  follow(touched: boolean): Seen {
    const seen = this.handle.seen();
    const height = Math.floor(seen.camera.zoom);
    if (height !== this.namesFor) {
      this.namesFor = height; // a flight passes far above: only the names that have room there
      this.show();
    } else if (this.trail.length && (touched || this.landed)) {
      this.trail = [];
      this.show();
    }
    return seen;
  }

  get landed(): boolean {
    const {longitude, latitude, zoom} = this.handle.camera();
    const {scene, free} = this.shown();
    const to = cameraFor(scene.camera, free);
    const away = [longitude - to.longitude, latitude - to.latitude, zoom - to.zoom];
    return Math.max(...away.map(Math.abs)) < LANDED;
  }

  /** Hold time, or let it run: through what the scene plays, from its beginning where the clock is outside it. */
  playPause(): void {
    const clock = this.handle.clock();
    if (!clock) return;
    if (clock.playing) return this.handle.pause();
    const {play} = this.shown().scene;
    if (!play) return this.handle.play(null, 7);
    const outside = clock.day >= play.last || clock.day <= play.first;
    this.handle.play({from: outside ? play.first : clock.day, to: play.last}, play.speed);
  }

  run(): void {
    const {play} = this.shown().scene;
    if (play) this.handle.play({from: play.first, to: play.last}, play.speed);
  }

  private show(): void {
    this.handle.rewrite(payload => {
      const {told, scene, index, free, still} = this.shown();
      const camera = cameraFor(scene.camera, free);
      return laid(payload, {
        scene,
        index,
        roles: told.layers,
        trail: this.trail,
        camera,
        zoom: this.jumps ? camera.zoom : this.handle.camera().zoom,
        token: this.token,
        cameraToken: this.cameraToken,
        count: this.count,
        jump: this.jumps,
        scale: Math.max(SMALLEST, Math.min(1, unit() * NAMES)),
        still
      });
    });
  }
}
