// Fetches layer data once and keeps it: a map that comes back to a page, or a second map, finds it here.

import {Columns, isColumns} from './columns.ts';

export type Loaded =
  | {kind: 'rows'; rows: unknown[]; bytes: number}
  | {kind: 'object'; object: unknown; bytes: number}
  | {kind: 'columns'; columns: Columns; bytes: number};

interface Entry {
  promise: Promise<Loaded>;
  loaded: Loaded | null;
  failed: string | null;
  used: number;
}

const KEEP_BYTES = 96_000_000;
const entries = new Map<string, Entry>();
let clock = 0;

export function peek(url: string): Loaded | null {
  return entries.get(url)?.loaded ?? null;
}

export function load(url: string): Promise<Loaded> {
  const known = entries.get(url);
  if (known && known.failed === null) {
    known.used = ++clock;
    return known.promise;
  }
  const entry: Entry = {promise: fetchData(url), loaded: null, failed: null, used: ++clock};
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

async function fetchData(url: string): Promise<Loaded> {
  let response: Response;
  try {
    response = await fetch(url, {credentials: 'same-origin'});
  } catch {
    throw new Error('the server could not be reached');
  }
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (isColumns(bytes)) return {kind: 'columns', columns: new Columns(bytes), bytes: bytes.byteLength};
  return fromJson(bytes);
}

function fromJson(bytes: ArrayBuffer): Loaded {
  let value: any;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Error('what came is neither JSON nor binary columns');
  }
  return {...rowsOf(value), bytes: bytes.byteLength};
}

/** Rows of a table, features of a collection, or the object as it is. */
export function rowsOf(value: any): {kind: 'rows'; rows: unknown[]} | {kind: 'object'; object: unknown} {
  if (Array.isArray(value)) return {kind: 'rows', rows: value};
  if (Array.isArray(value?.features)) return {kind: 'rows', rows: value.features};
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
