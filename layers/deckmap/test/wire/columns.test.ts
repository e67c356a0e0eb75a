import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lowerBound, upperBound} from '../../ts/days/bounds.ts';
import {FOREVER} from '../../ts/days/clock.ts';
import {boxOf, contains} from '../../ts/days/filter.ts';
import {Columns, isColumns} from '../../ts/wire/columns.ts';

interface Given {
  day: number[];
  end?: number[];
  known_from?: number[];
  known_to?: number[];
  category?: number[];
}

/** What columns.py writes, written here by hand. */
function bytes(given: Given): ArrayBuffer {
  const rows = given.day.length;
  const parts: Uint8Array[] = [new Uint8Array(new Float32Array(rows * 2).fill(1).buffer)];
  const columns = [{name: 'position', type: 'float32', size: 2, offset: 0}];
  let offset = parts[0].length;
  for (const [name, values] of Object.entries(given) as [string, number[]][]) {
    const small = name === 'category';
    const array = small ? Uint8Array.from(values) : Uint16Array.from(values.map(v => (v >= FOREVER ? 65_535 : v)));
    const raw = new Uint8Array(array.buffer);
    const padded = new Uint8Array(Math.ceil(raw.length / 4) * 4);
    padded.set(raw);
    columns.push({name, type: small ? 'uint8' : 'uint16', size: 1, offset});
    parts.push(padded);
    offset += padded.length;
  }
  const categories = [
    {label: 'a', light: [1, 2, 3], dark: [4, 5, 6]},
    {label: 'b', light: [7, 8, 9, 10], dark: [0, 0, 0]}
  ];
  let header = JSON.stringify({rows, columns, categories});
  header += ' '.repeat((8 - ((header.length + 8) % 8)) % 8);
  const all = new Uint8Array(8 + header.length + offset);
  all.set([0x44, 0x4d, 0x43, 0x31]);
  new DataView(all.buffer).setUint32(4, header.length, true);
  all.set(new TextEncoder().encode(header), 8);
  let at = 8 + header.length;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.buffer;
}

const sorted = (count: number, most: number): number[] =>
  Array.from({length: count}, (_, i) => Math.floor((i * most) / count));

test('columns are views of the bytes that came, not copies', () => {
  const raw = bytes({day: [1, 2, 3]});
  assert.ok(isColumns(raw));
  const columns = new Columns(raw);
  assert.equal(columns.columns.get('position')!.values.buffer, raw);
  assert.equal(columns.rows, 3);
});

test('other bytes and cut-off bytes are refused', () => {
  assert.ok(!isColumns(new TextEncoder().encode('{"features": []}').buffer as ArrayBuffer));
  assert.throws(() => new Columns(bytes({day: sorted(100, 50)}).slice(0, 400)), /end inside/);
});

test('for events of a day the slice is exactly the window', () => {
  const day = sorted(1000, 100);
  const columns = new Columns(bytes({day}));
  for (const [at, window] of [[50, 0], [50, 7], [0, 0], [99, 200], [-5, 0], [300, 10]] as const) {
    const {first, count} = columns.slice(boxOf({day: at, window, knownBy: null}));
    const shown = day.filter(d => d <= at && d + 1 > at - window);
    assert.equal(count, shown.length, `day ${at}, window ${window}`);
    if (count) assert.equal(day[first], shown[0]);
  }
});

test('for spans the slice leaves out no row that is in the window', () => {
  const day = sorted(500, 100);
  const end = day.map((d, i) => (i % 50 === 0 ? FOREVER : d + 1 + (i % 13)));
  const columns = new Columns(bytes({day, end}));
  const values = columns.filterValues();
  for (let at = 0; at < 120; at += 7) {
    const box = boxOf({day: at, window: 3, knownBy: null});
    const {first, count} = columns.slice(box);
    for (let row = 0; row < columns.rows; row++) {
      const inside = contains(box, values.subarray(row * 4, row * 4 + 4));
      assert.deepEqual(columns.filterValueOf(row), [...values.subarray(row * 4, row * 4 + 4)]);
      if (inside) assert.ok(row >= first && row < first + count);
    }
  }
});

test('open ends are for ever, missing columns always known', () => {
  const columns = new Columns(bytes({day: [5], end: [FOREVER], known_to: [FOREVER]}));
  assert.deepEqual([...columns.filterValues()], [5, FOREVER, 0, FOREVER]);
  assert.deepEqual([...new Columns(bytes({day: [5]})).filterValues()], [5, 6, 0, FOREVER]);
});

test('categories become colours of the theme', () => {
  const columns = new Columns(bytes({day: [1, 2], category: [1, 0]}));
  assert.deepEqual([...columns.categoryColours('light')!], [7, 8, 9, 10, 1, 2, 3, 255]);
  assert.deepEqual([...columns.categoryColours('dark')!], [0, 0, 0, 255, 4, 5, 6, 255]);
});

test('bounds are found at both ends of equal values', () => {
  assert.deepEqual([lowerBound([1, 2, 2, 3], 2), upperBound([1, 2, 2, 3], 2)], [1, 3]);
  assert.deepEqual([lowerBound([], 2), upperBound([1], 0), lowerBound([1], 9)], [0, 0, 1]);
});
