// A stage that goes on by itself, and how long a scene stays before it does.

import type {Scene} from './told.ts';

export const FLIGHT = 1400; // ms before time starts to run, so that the eye has landed
const LOOK = 2500; // ms for what has been played
const GLANCE = 4000; // ms for a scene without words
const LETTER = 55; // ms to read one
const TOUCHED = 30_000; // ms longer, once somebody has touched map or clock

export interface Pace {
  /** Seconds asked for; 0 by what there is to read and to play. */
  asked: number;
  /** Whether time does not run by itself. */
  still: boolean;
  touched: boolean;
}

/** Milliseconds. */
export function stay(scene: Scene, {asked, still, touched}: Pace): number {
  const more = touched ? TOUCHED : 0;
  if (asked) return asked * 1000 + more;
  const {play} = scene;
  const played = play && !still ? ((play.last - play.first) / play.speed) * 1000 + FLIGHT + LOOK : 0;
  const letters = scene.title.length + scene.sentences.reduce((sum, [text]) => sum + text.length, 0);
  return Math.max(played, GLANCE + LETTER * letters) + more;
}

export class Kiosk {
  private timer = 0;

  constructor(
    public on: boolean,
    private readonly next: () => void
  ) {}

  /** From now the scene stays as long as it asks for; where it is not on, for good. */
  plan(scene: Scene, pace: Pace): void {
    this.stop();
    if (this.on) this.timer = window.setTimeout(this.next, stay(scene, pace));
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
