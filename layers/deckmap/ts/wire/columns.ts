// Binary columns (see columns.py): typed arrays over the bytes as they came, and the slice of rows a clock can touch.

import {lowerBound, type Slice, upperBound} from '../days/bounds.ts';
import {FOREVER} from '../days/clock.ts';
import type {Box} from '../days/filter.ts';
import {Spans} from '../days/spans.ts';

type Numbers = Float32Array | Uint8Array | Uint16Array | Uint32Array | Int32Array;

const TYPES = {
  float32: Float32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  int32: Int32Array
} as const;

const OPEN_END = 65_535;

export interface Category {
  label: string;
  light: number[];
  dark: number[];
}

interface Header {
  rows: number;
  columns: {name: string; type: keyof typeof TYPES; size: number; offset: number}[];
  categories?: Category[];
}

export interface Column {
  values: Numbers;
  size: number;
}

export function isColumns(bytes: ArrayBuffer): boolean {
  if (bytes.byteLength < 8) return false;
  const magic = new Uint8Array(bytes, 0, 4);
  return magic[0] === 0x44 && magic[1] === 0x4d && magic[2] === 0x43 && magic[3] === 0x31;
}

export class Columns {
  readonly rows: number;
  readonly categories: Category[];
  readonly columns = new Map<string, Column>();
  /** Null where every row holds for its day alone. */
  private readonly spans: Spans | null;
  private readonly day: Numbers;
  private colours = new Map<string, Uint8Array>();
  private filters: Float32Array | null = null;

  constructor(bytes: ArrayBuffer) {
    if (!isColumns(bytes)) throw new Error('not binary columns');
    const headerLength = new DataView(bytes).getUint32(4, true);
    const start = 8 + headerLength;
    if (start > bytes.byteLength) throw new Error('binary columns end inside their header');
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, headerLength))) as Header;
    this.rows = header.rows;
    this.categories = header.categories ?? [];
    for (const {name, type, size, offset} of header.columns) {
      const length = this.rows * size;
      if (start + offset + length * TYPES[type].BYTES_PER_ELEMENT > bytes.byteLength) {
        throw new Error(`binary columns end inside the column ${name}`);
      }
      this.columns.set(name, {values: new TYPES[type](bytes, start + offset, length), size});
    }
    const day = this.columns.get('day');
    if (!day) throw new Error('binary columns without a day');
    this.day = day.values;
    const end = this.columns.get('end')?.values;
    this.spans = end ? new Spans(this.day, Float64Array.from(end, (_, row) => opened(end, row, 0))) : null;
  }

  /** Whether the GPU has to look at single rows: a slice of the days says all there is to say otherwise. */
  get needsFilter(): boolean {
    return ['end', 'known_from', 'known_to'].some(name => this.columns.has(name));
  }

  /** The rows that can lie in the box: all that do, and where spans or publication dates differ some that do not. */
  slice(box: Box): Slice {
    if (this.spans) return this.spans.slice(box);
    // Without an end a row ends the day after its day.
    const first = Math.max(lowerBound(this.day, box[0][0]), lowerBound(this.day, box[1][0] - 1));
    const last = Math.min(upperBound(this.day, box[0][1]), upperBound(this.day, box[1][1] - 1));
    return {first: Math.min(first, last), count: Math.max(last - first, 0)};
  }

  dayOf(row: number): number {
    return this.day[row];
  }

  endOf(row: number): number {
    return opened(this.columns.get('end')?.values, row, this.day[row] + 1);
  }

  /** [start, end, knownFrom, knownTo] of every row, one float32 array. */
  filterValues(): Float32Array {
    if (this.filters) return this.filters;
    const values = new Float32Array(this.rows * 4);
    const write = this.filterWriter();
    for (let row = 0; row < this.rows; row++) write(row, values, row * 4);
    this.filters = values;
    return values;
  }

  /** [start, end, knownFrom, knownTo] of one row. */
  filterValueOf(row: number): number[] {
    const values = [0, 0, 0, 0];
    this.filterWriter()(row, values, 0);
    return values;
  }

  private filterWriter(): (row: number, values: Float32Array | number[], at: number) => void {
    const [end, from, to] = ['end', 'known_from', 'known_to'].map(name => this.columns.get(name)?.values);
    return (row, values, at) => {
      values[at] = this.day[row];
      values[at + 1] = opened(end, row, this.day[row] + 1);
      values[at + 2] = opened(from, row, 0);
      values[at + 3] = opened(to, row, FOREVER);
    };
  }

  /** Red, green, blue, alpha of every row's category, one byte each. */
  categoryColours(theme: 'light' | 'dark'): Uint8Array | null {
    const category = this.columns.get('category')?.values;
    if (!category || !this.categories.length) return null;
    const known = this.colours.get(theme);
    if (known) return known;
    const palette = new Uint32Array(256);
    const bytes = new Uint8Array(palette.buffer);
    this.categories.forEach((item, index) => {
      const [r, g, b, a = 255] = item[theme];
      bytes.set([r, g, b, a], index * 4);
    });
    const colours = new Uint32Array(this.rows);
    for (let i = 0; i < this.rows; i++) colours[i] = palette[category[i]];
    const result = new Uint8Array(colours.buffer);
    this.colours = new Map([[theme, result]]); // the other theme's colours are 4 bytes a row not worth keeping
    return result;
  }
}

function opened(values: Numbers | undefined, row: number, otherwise: number): number {
  if (!values) return otherwise;
  return values instanceof Uint16Array && values[row] === OPEN_END ? FOREVER : values[row];
}
