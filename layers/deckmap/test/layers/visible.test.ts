import assert from 'node:assert/strict';
import {test} from 'node:test';
import {boxes, inView, wider} from '../../ts/layers/visible.ts';

const paths = Array.from({length: 100}, (_, i) => [
  [i, 0],
  [i + 0.5, 1],
  [i + 0.2, -1]
]);
const starts = Array.from({length: 101}, (_, i) => i * 3);

test('a path has a box', () => {
  assert.deepEqual([...boxes([paths[7]])], [7, -1, 7.5, 1]);
});

test('what touches the view is drawn, in one range where it lies together', () => {
  assert.deepEqual(inView(boxes(paths), starts, [10, -5, 20, 5], 1), [[30, 63]]);
  assert.deepEqual(inView(boxes(paths), starts, [10, 3, 20, 5], 1), []);
});

test('ranges a little apart are one', () => {
  const box = boxes([...paths.slice(0, 5), [[500, 0], [501, 0]], ...paths.slice(5, 10), [[500, 0], [501, 0]], ...paths.slice(10, 12)]);
  const vertices = [0, 3, 6, 9, 12, 15, 17, 20, 23, 26, 29, 32, 132, 135, 138];
  assert.deepEqual(inView(box, vertices, [0, -5, 20, 5], 10), [[0, 32], [132, 138]]);
});

test('a path whose numbers are not positions is always drawn', () => {
  assert.deepEqual(inView(boxes([[0, 0, 1, 1]]), [0, 2], [50, 50, 60, 60], 1), [[0, 2]]);
});

test('the view is taken a tenth wider', () => {
  assert.deepEqual(wider([0, 0, 10, 20]), [-1, -2, 11, 22]);
});
