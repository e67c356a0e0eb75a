import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inColumns} from '../../ts/picture/snapshot.ts';

const rows = (...heights: number[]): {height: number}[] => heights.map(height => ({height}));

test('a legend that fits is one column, a longer one is more, none lost and in order', () => {
  assert.equal(inColumns(rows(20, 20, 20), 60).length, 1);
  const long = rows(...Array.from({length: 25}, (_, i) => 18 + (i % 4)));
  const columns = inColumns(long, 100);
  assert.deepEqual(columns.flat(), long);
  for (const column of columns) assert.ok(column.reduce((sum, row) => sum + row.height, 0) <= 100);
  assert.ok(columns.length >= 5 && columns.length <= 7);
});

test('a row higher than all the room still has its place', () => {
  assert.deepEqual(inColumns(rows(200, 20), 100).map(column => column.length), [1, 1]);
});
