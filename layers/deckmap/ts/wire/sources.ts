// Fetches layer data once and keeps it: a map that comes back to a page, or a second map, finds it here.

import {Columns, isColumns} from './columns.ts';
import {type Ask, elsewhere, Refused} from './gate.ts';
import {withDigits} from './ids.ts';

export type Loaded =
  | {kind: 'rows'; rows: unknown[]; bytes: number}
  | {kind: 'object'; object: unknown; bytes: number}
  | {kind: 'columns'; columns: Columns; bytes: number};

interface Entry {
  /** What it was asked with. */
  ask: Ask;
  promise: Promise<Loaded>;
  loaded: Loaded | null;
  failed: string | null;
  used: number;
}

const KEEP_BYTES = 96_000_000;
const entries = new Map<string, Entry>();
let clock = 0;

/** What is here already, whoever asked for it; nothing of another machine for a map that may not ask one. */
export function peek(url: string, anywhere: boolean): Loaded | null {
  if (!anywhere && elsewhere(url)) return null;
  return entries.get(url)?.loaded ?? null;
}

/** A failure that may be over by the next try. */
export class Unanswered extends Error {}

export function load(url: string, ask: Ask): Promise<Loaded> {
  const known = entries.get(url);
  if (known && known.failed === null && known.ask === ask) {
    known.used = ++clock;
    return known.promise;
  }
  const entry: Entry = {ask, promise: fetchData(url, ask), loaded: null, failed: null, used: ++clock};
  entries.set(url, entry);
  entry.promise.then(
    loaded => {
      entry.loaded = loaded;
      forgetOldest();
    },
    (error: Error) => {
      entry.failed = error.message;
    }
  );
  return entry.promise;
}

async function fetchData(url: string, ask: Ask): Promise<Loaded> {
  let response: Response;
  try {
    response = await ask(url, {credentials: 'same-origin'});
  } catch (problem) {
    throw problem instanceof Refused ? problem : new Unanswered('the server could not be reached');
  }
  if (!response.ok) throw new Unanswered(`the server answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (isColumns(bytes)) return {kind: 'columns', columns: new Columns(bytes), bytes: bytes.byteLength};
  return fromJson(bytes);
}

function fromJson(bytes: ArrayBuffer): Loaded {
  let value: any;
  try {
    value = JSON.parse(withDigits(new TextDecoder().decode(bytes)));
  } catch {
    throw new Unanswered('what came is neither JSON nor binary columns');
  }
  if (typeof value !== 'object') throw new Unanswered('what came holds no rows');
  return {...rowsOf(value), bytes: bytes.byteLength};
}

const GEOMETRY = /^((Multi)?(Point|LineString|Polygon)|GeometryCollection)$/;

/** Rows of a table, features of a collection, or the object as it is. */
export function rowsOf(value: any): {kind: 'rows'; rows: unknown[]} | {kind: 'object'; object: unknown} {
  if (Array.isArray(value)) return {kind: 'rows', rows: value};
  if (Array.isArray(value?.features)) return {kind: 'rows', rows: value.features};
  if (value?.type === 'Feature') return {kind: 'rows', rows: [value]};
  if (GEOMETRY.test(value?.type)) return {kind: 'rows', rows: [{type: 'Feature', properties: {}, geometry: value}]};
  return {kind: 'object', object: value};
}

/** Keeps at most KEEP_BYTES, the latest used first; what a map draws it holds itself. */
function forgetOldest(): void {
  const loaded = [...entries].filter(([, entry]) => entry.loaded).sort((a, b) => b[1].used - a[1].used);
  let total = 0;
  for (const [url, entry] of loaded) {
    total += entry.loaded!.bytes;
    if (total > KEEP_BYTES) entries.delete(url);
  }
}
