import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Axis, binDays, bins, fitting} from '../../ts/time/time_axis.ts';

function axis(): Axis {
  const made = new Axis(0, 1000);
  made.width = 800;
  return made;
}

test('zooming keeps the day under the pointer and stays on the axis', () => {
  const zoomed = axis();
  const day = zoomed.day(200);
  zoomed.zoom(0.3, 200);
  assert.ok(Math.abs(zoomed.day(200) - day) < 1e-9);
  for (let i = 0; i < 50; i++) zoomed.zoom(0.5, 799);
  assert.ok(Math.abs(zoomed.to - zoomed.from - 7) < 1e-9);
  for (let i = 0; i < 50; i++) zoomed.zoom(2, 10);
  assert.deepEqual([zoomed.from, zoomed.to, zoomed.zoomed], [0, 1000, false]);
});

test('panning stops at the ends', () => {
  const panned = axis();
  panned.zoom(0.1, 0);
  panned.pan(-50);
  assert.equal(panned.from, 0);
  panned.pan(5000);
  assert.equal(panned.to, 1000);
});

test('the axis turns a page when time leaves it', () => {
  const followed = axis();
  followed.zoom(0.1, 0);
  assert.equal(followed.follow(50), false);
  assert.equal(followed.follow(101), true);
  assert.ok(followed.from <= 101 && followed.to >= 101);
});

test('bars are wide enough to be seen and lose nothing', () => {
  for (const pixels of [0.05, 0.5, 2, 10]) assert.ok(binDays(pixels) * pixels >= 3 - 1e-9);
  const bars = {day: [1, 2, 8, 9, 40], kind: [0, 1, 0, 0, 1], count: [1, 2, 3, 4, 5]};
  const weekly = bins(bars, 2, 7);
  assert.deepEqual(weekly.map(bin => [bin.day, bin.counts]), [[0, [1, 2]], [7, [7, 0]], [35, [0, 5]]]);
  assert.equal(weekly.reduce((sum, bin) => sum + bin.total, 0), 15);
});

test('names that would touch give way to the earlier ones', () => {
  const labels = [
    {x: 0, width: 50},
    {x: 45, width: 20},
    {x: 70, width: 20}
  ];
  assert.deepEqual(fitting(labels, 8), [labels[0], labels[2]]);
});
