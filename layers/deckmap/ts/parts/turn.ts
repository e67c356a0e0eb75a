// From one picture to the next: what is said of a picture (title, legend, clock, camera) changes with it, never before.

import {unquoted} from '../layers/layer_text.ts';
import {asker} from '../wire/gate.ts';
import type {Payload} from '../wire/payload.ts';
import {load, peek} from '../wire/sources.ts';

export interface Drawn {
  draw(payload: Payload): void;
  /** Whether a layer of the picture that stands still waits for its data. */
  loading(): boolean;
  /** The next picture waits for its data, or does no more. */
  waits(waits: boolean): void;
}

/** Where data comes from; another in tests. */
export interface Source {
  here(url: string, anywhere: boolean): boolean;
  fetched(url: string, anywhere: boolean): Promise<unknown>;
}

const SOURCE: Source = {
  here: (url, anywhere) => peek(url, anywhere) !== null,
  fetched: (url, anywhere) => load(url, asker(anywhere))
};

export class Turn {
  private shown: Payload | null = null;
  private next: Payload | null = null;
  private readonly whole: (() => void)[] = [];

  constructor(
    private readonly drawn: Drawn,
    private readonly source: Source = SOURCE
  ) {}

  get waiting(): boolean {
    return this.next !== null;
  }

  /**
   * Draws `payload` once all its data came or failed; the newest wins. The first is drawn as it fills, and so is what
   * the picture that stands waits for itself.
   */
  to(payload: Payload): void {
    const due = this.next ? {...payload, fly: payload.fly ?? this.next.fly, play: payload.play ?? this.next.play} : payload;
    const missing = this.missing(due);
    if (!missing.length) return this.draw(due);
    this.next = due;
    this.drawn.waits(true);
    void Promise.allSettled(missing.map(url => this.source.fetched(url, due.allow_remote))).then(() => {
      if (this.next === due) this.draw(due);
    });
  }

  /** Resolves once the picture that stands is whole. */
  settled(): Promise<void> {
    if (!this.drawn.loading()) return Promise.resolve();
    return new Promise(done => this.whole.push(done));
  }

  /** A layer has its data now, or never will. */
  changed(): void {
    if (!this.drawn.loading()) for (const done of this.whole.splice(0)) done();
  }

  /** What still waits is drawn no more. */
  stop(): void {
    this.next = null;
  }

  private draw(payload: Payload): void {
    const waited = this.next !== null;
    this.next = null;
    this.shown = payload;
    if (waited) this.drawn.waits(false);
    this.drawn.draw(payload);
  }

  private missing(payload: Payload): string[] {
    if (!this.shown) return [];
    const known = urls(this.shown);
    return [...urls(payload)].filter(url => !known.has(url) && !this.source.here(url, payload.allow_remote));
  }
}

/** What the layers that are shown are made from. */
function urls({spec}: Payload): Set<string> {
  const shown = (spec.layers ?? []).filter(({visible}) => visible !== false);
  return new Set(shown.flatMap(({data}) => (typeof data === 'string' ? [unquoted(data)] : [])));
}
