// Who says so, told from a file that has nobody to ask.

import {type Id, textOf} from '../wire/ids.ts';
import type {Sources} from './told.ts';
import {TELLING} from './words.ts';

/** The map's words for a feature, and the claims on it, each a line. */
export function whoSays(id: Id, onMap: string | null, {said, of}: Sources = {said: [], of: {}}): string[] {
  const name = textOf(id);
  const [count, ...claims] = of[name] ?? [0];
  const seen = (onMap ?? name).split('\n').map(line => line.replace(/: click for who says so/, ''));
  const more = count > claims.length ? [TELLING.more(count - claims.length)] : [];
  return [...seen, ...claims.map(each => said[each]), ...more];
}
