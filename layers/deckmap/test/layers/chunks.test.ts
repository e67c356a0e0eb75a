import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FOREVER} from '../../ts/days/clock.ts';
import {boxOf, contains, touches} from '../../ts/days/filter.ts';
import {chunked, vertices} from '../../ts/layers/chunks.ts';

type Row = {value: number[]; index: number};

const rows: Row[] = Array.from({length: 4000}, (_, index) => ({
  index,
  value: [index % 700, (index % 700) + 3, index % 11, index % 3 ? FOREVER : 20]
}));

test('every row is in exactly one piece, no piece is large, and few pieces there are', () => {
  const pieces = chunked(rows, row => row.value, () => 40);
  assert.ok(pieces.length <= 12);
  for (const piece of pieces) assert.ok(piece.rows.length <= 400);
  const seen = pieces.flatMap(piece => piece.rows.map(row => row.index)).sort((a, b) => a - b);
  assert.deepEqual(seen, rows.map(row => row.index));
});

test('nothing that is to be shown is left out, and most of the rest is', () => {
  const pieces = chunked(rows, row => row.value, () => 40);
  let drawn = 0;
  for (let day = 0; day < 700; day += 50) {
    const box = boxOf({day, window: 0, knownBy: null});
    for (const piece of pieces) {
      const {first, count} = touches(box, piece.bounds) ? piece.spans!.slice(box) : {first: 0, count: 0};
      drawn += count;
      piece.rows.forEach((row, position) => {
        if (contains(box, row.value)) assert.ok(position >= first && position < first + count, `day ${day}`);
      });
    }
  }
  assert.ok(drawn / (14 * rows.length) < 0.02);
});

test('a feature that lasts does not stretch the slice of those that do not', () => {
  const mixed = [...rows, {index: 4000, value: [0, FOREVER, 0, FOREVER]}];
  const box = boxOf({day: 600, window: 0, knownBy: null});
  const drawn = chunked(mixed, row => row.value, () => 40)
    .filter(piece => touches(box, piece.bounds))
    .reduce((sum, piece) => sum + piece.spans!.slice(box).count, 0);
  assert.ok(drawn < 60, `${drawn} of ${mixed.length}`);
});

test('of a large layer a moment touches few pieces', () => {
  const pieces = chunked(rows, row => row.value, () => 400);
  assert.ok(pieces.length > 100);
  for (let day = 5; day < 690; day += 49) {
    const box = boxOf({day, window: 0, knownBy: null});
    assert.ok(pieces.filter(piece => touches(box, piece.bounds)).length <= 3);
  }
});

test('a feature larger than a piece has one for itself', () => {
  const pieces = chunked(rows.slice(0, 3), row => row.value, () => 100_000);
  assert.deepEqual(pieces.map(piece => piece.rows.length), [1, 1, 1]);
});

test('a light layer stays whole, and so does one whose rows have no time', () => {
  assert.equal(chunked(rows.slice(0, 100), row => row.value, () => 4).length, 1);
  const [piece, ...others] = chunked(rows, row => (row.index ? row.value : null), () => 40);
  assert.equal(others.length, 0);
  assert.ok(touches(boxOf({day: 9999, window: 0, knownBy: null}), piece.bounds));
});

test('vertices are counted in any geometry', () => {
  const ring = [[0, 0], [1, 0], [1, 1], [0, 0]];
  assert.equal(vertices({geometry: {coordinates: [[ring], [ring, ring]]}}), 12);
  assert.equal(vertices({geometry: {coordinates: [1, 2]}}), 1);
  assert.equal(vertices({path: ring}), 4);
});
