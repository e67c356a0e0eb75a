// A key: what it is called, what it does, and to what. Tables of them are what is obeyed and what is listed.

import {h} from './dom.ts';

export interface Key<Led> {
  /** As shown in the list. */
  keys: string[];
  says: string;
  matches(event: KeyboardEvent): boolean;
  act(led: Led, event: KeyboardEvent): void;
}

/** Whether an event is of one of these keys, as a browser calls them; a letter counts small and large. */
export const is =
  (...names: string[]) =>
  (event: KeyboardEvent): boolean =>
    names.includes(event.key) || names.includes(event.key.toLowerCase());

/** What keys are to say instead, by what they say here. */
export type KeyWords = {[says: `key:${string}`]: string | undefined};

/** The list of keys as it is read. */
export function keyList(keys: readonly Pick<Key<never>, 'keys' | 'says'>[], words: KeyWords = {}): HTMLDListElement {
  const rows = keys.flatMap(({keys: names, says}) => [
    h('dt', {}, ...names.flatMap((name, i) => [i ? ' ' : '', h('kbd', {}, name)])),
    h('dd', {}, words[`key:${says}`] ?? says)
  ]);
  return h('dl', {}, ...rows);
}
