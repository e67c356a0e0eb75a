// Who looks on from the page, and what they see.

import type {Time} from '../time/time.ts';
import type {Seen} from '../wire/seen.ts';

/** A map as it is now. */
export function seenOf(time: Time | null, camera: Seen['camera'], selected: Seen['selected']): Seen {
  const before = time?.beforeClock();
  return {
    clock: time?.clock ?? null,
    comparison: before ? {...before, mode: time!.before!.mode, split: time!.before!.split} : null,
    camera,
    selected
  };
}

export class Lookers {
  readonly listeners = new Set<(seen: Seen) => void>();

  constructor(private readonly seen: () => Seen) {}

  /** Something moved: all are told. */
  tell(): void {
    if (!this.listeners.size) return;
    const seen = this.seen();
    for (const listener of this.listeners) listener(seen);
  }
}
