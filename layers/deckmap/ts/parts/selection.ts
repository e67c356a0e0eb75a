// What is selected: by a click, in a box, in an area drawn by hand.

import type {PickingInfo} from '@deck.gl/core';
import type {Stage} from '../canvas/stage.ts';
import {between, type Point} from '../ground/lasso.ts';
import type {Layers} from '../layers/layers.ts';
import type {Picked} from '../layers/picked.ts';
import {type Id, keyOf, sameId} from '../wire/ids.ts';

export type Pair = [layer: string, id: Id];

export interface SelectionEvents {
  changed(): void;
  /** So many were selected at once. */
  counted(count: number): void;
}

export class Selection {
  pairs: Pair[] = [];
  box: number[] | null = null;

  constructor(
    private readonly stage: Pick<Stage, 'pick' | 'pickBox'>,
    private readonly layers: Pick<Layers, 'picked' | 'meets'>,
    private readonly onGround: (ring: Point[]) => Point[],
    private readonly events: SelectionEvents
  ) {}

  all(pairs: Pair[], box: number[] | null = null): void {
    this.pairs = pairs;
    this.box = box;
    this.events.changed();
  }

  /** A click that is not a drag, however long a slow machine takes over it; deck.gl's own gives up after 250 ms. */
  click(x: number, y: number, adding: boolean): void {
    const info = this.stage.pick(x, y);
    const picked = info?.picked ? this.layers.picked(info as any) : null;
    if (!picked) {
      if (!adding && this.pairs.length) this.all([]);
      return;
    }
    const pair: Pair = [picked.layer, picked.id];
    const same = (other: Pair): boolean => other[0] === pair[0] && sameId(other[1], pair[1]);
    if (!adding) this.all([pair]);
    else if (this.pairs.some(same)) this.all(this.pairs.filter(other => !same(other)));
    else this.all([...this.pairs, pair]);
  }

  inBox(x: number, y: number, width: number, height: number, [a, b]: [number[], number[]]): void {
    const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    this.take(this.stage.pickBox(x, y, width, height), box);
  }

  /** Takes of what is shown what touches the area that was drawn, a ring on the screen. */
  inRing(ring: Point[]): void {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const rings = new Map<number, Point[]>();
    const ringOf = (from: number, to: number): Point[] => {
      const known = rings.get(from) ?? this.onGround(between(ring, from, to));
      rings.set(from, known);
      return known;
    };
    const read = (info: PickingInfo, from: number, to: number): Picked | null =>
      this.layers.meets(info as any, ringOf(from, to)) ? this.layers.picked(info as any) : null;
    this.take(this.stage.pickBox(left, top, Math.max(...xs) - left, Math.max(...ys) - top, read), null);
  }

  private take(all: Picked[], box: number[] | null): void {
    const seen = new Map<string, Pair>();
    for (const {layer, id} of all) seen.set(`${layer}\u0000${keyOf(id)}`, [layer, id]);
    this.all([...seen.values()], box);
    this.events.counted(seen.size);
  }
}
