import assert from 'node:assert/strict';
import {test} from 'node:test';
import {between, inside, meets, type Point, simplified} from '../../ts/ground/lasso.ts';

const circle = (n: number, radius = 100): Point[] =>
  Array.from({length: n}, (_, i) => [radius * Math.cos((i / n) * 2 * Math.PI), radius * Math.sin((i / n) * 2 * Math.PI)]);
const square: Point[] = [[0, 0], [10, 0], [10, 10], [0, 10]];

test('a line drawn by hand keeps its shape with few vertices', () => {
  const drawn = circle(5000, 400).map(([x, y], i): Point => [x + (i % 3), y - (i % 5)]);
  const kept = simplified(drawn, 200);
  assert.ok(kept.length <= 200 && kept.length > 20);
  assert.equal(kept[0], 0);
  assert.equal(kept.at(-1), 4999);
  const ring = kept.map(i => drawn[i]);
  for (const point of circle(50, 380)) assert.ok(inside(point, ring));
  for (const point of circle(50, 420)) assert.ok(!inside(point, ring));
});

test('few points are kept as they are, and a straight line is its ends', () => {
  assert.deepEqual(simplified([[0, 0], [50, 0], [50, 50]], 200), [0, 1, 2]);
  assert.deepEqual(simplified(Array.from({length: 90}, (_, i): Point => [i, i]), 200), [0, 89]);
});

test('inside is inside, also of a ring that turns in on itself', () => {
  assert.ok(inside([5, 5], square));
  assert.ok(!inside([15, 5], square));
  const horseshoe: Point[] = [[0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10]];
  assert.ok(!inside([5, 8], horseshoe));
  assert.ok(inside([1, 8], horseshoe));
});

test('a point, a line through, an area around and its hole', () => {
  assert.ok(meets([5, 5], square, false));
  assert.ok(!meets([50, 5], square, false));
  assert.ok(meets([[-5, 5], [15, 6]], square, false), 'no vertex of the line lies inside');
  assert.ok(!meets([[-5, 15], [15, 16]], square, false));
  const around: Point[] = [[-90, -90], [90, -90], [90, 90], [-90, 90], [-90, -90]];
  const hole: Point[] = [[-50, -50], [50, -50], [50, 50], [-50, 50], [-50, -50]];
  assert.ok(meets([around], square, true));
  assert.ok(!meets([around, hole], square, true));
  assert.ok(!meets(around, square, false), 'a line around it is not in it');
  assert.ok(!meets(null, square, true));
});

test('the part of a ring on one side of a line', () => {
  assert.deepEqual(between(square, -5, 15), square, 'all of it');
  assert.deepEqual(between(square, 20, 30), []);
  const right = between(square, 4, 15);
  assert.ok(inside([5, 5], right) && !inside([3, 5], right));
  const middle = between(square, 4, 6);
  assert.ok(inside([5, 5], middle) && !inside([3, 5], middle) && !inside([7, 5], middle));
  assert.ok(!meets([5, 5], between(square, 20, 30), false), 'nothing lies in no ring');
});
