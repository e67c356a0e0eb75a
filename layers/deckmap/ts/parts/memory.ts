// What was taken of Python's values, and what a map of the same key left behind when it was taken out of the page.

import type {Payload, Report} from '../wire/payload.ts';

/** What the browser owns once a map stands. */
export const OWNED = ['clock', 'camera', 'compare', 'annotations', 'area', 'selected'] as const;
type Name = (typeof OWNED)[number];

interface Left {
  tokens: Record<string, string>;
  report: Report;
}

const maps = new Map<string, Left>();

/** Whether a map of this key left something behind. */
export const isRemembered = (key: string): boolean => maps.has(key);

export class Memory {
  readonly tokens: Record<string, string> = {};
  private left: Left | undefined;

  /** Begins to take a message; says whether it is the first. */
  open(key: string): boolean {
    const first = !Object.keys(this.tokens).length;
    this.left = first ? maps.get(key) : undefined;
    return first;
  }

  isNew(name: Name, token: string): boolean {
    if (this.tokens[name] === token) return false;
    this.tokens[name] = token;
    return true;
  }

  /** What is passed for this name later is new, whatever its token. */
  forget(name: Name): void {
    delete this.tokens[name];
  }

  /** What the map of this key was left at, if Python still says what it said then. */
  kept<K extends Name>(name: K, payload: Payload): Report[K] | undefined {
    const {left} = this;
    return left && left.tokens[name] === payload[name]?.token ? left.report[name] : undefined;
  }

  /** Leaves behind where the map stands. */
  leave(key: string, report: Report): void {
    maps.set(key, {tokens: {...this.tokens}, report});
  }
}
