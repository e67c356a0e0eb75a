// What of a map failed, by which name it is told of, and how it is tried again.

import type {Stage} from '../canvas/stage.ts';
import type {Layers} from '../layers/layers.ts';
import {TIME_AXIS, VIEW} from '../page/notice.ts';
import type {Words} from '../page/words.ts';
import type {ClockBar} from '../parts/clock_bar.ts';
import {Trouble} from '../parts/trouble.ts';

/** What may fail. */
export interface Failing {
  readonly layers: Layers;
  readonly clock: ClockBar;
  stage(): Pick<Stage, 'restart'>;
  /** What Python knows cannot be drawn as asked. */
  refusals(): [string, string][];
  /** Something is to be reported. */
  news(): void;
}

export class Failures {
  readonly trouble: Trouble;

  constructor(
    private readonly failing: Failing,
    private readonly words: Words
  ) {
    const {layers, clock} = failing;
    this.trouble = new Trouble(words, {
      errors: () => this.errors(),
      nameOf: id => this.nameOf(id),
      again: id => (id === TIME_AXIS ? (clock.timeline?.again ?? false) : layers.again(id)),
      retry: () => this.retry(),
      restart: () => failing.stage().restart()
    });
  }

  errors(): [string, string][] {
    const {layers, clock, refusals} = this.failing;
    const bars: [string, string][] = clock.timeline?.error ? [[TIME_AXIS, clock.timeline.error]] : [];
    const drawn = [...this.trouble.drawErrors].filter(([id]) => !id || layers.has(id));
    return [...new Map([...refusals(), ...drawn, ...layers.errors, ...bars])];
  }

  drawFailed(id: string, message: string): void {
    if (this.trouble.drawFailed(id, message)) this.failing.news();
  }

  private nameOf(id: string): string {
    if (id === VIEW) return this.words.view;
    return id === TIME_AXIS ? this.words.timeline : this.failing.layers.labels(id) || this.words.map;
  }

  private retry(): void {
    const {layers, clock, news} = this.failing;
    layers.retry();
    clock.timeline?.retry();
    this.trouble.show();
    news();
  }
}
