import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FOREVER} from '../../ts/days/clock.ts';
import {type Box, boxOf, contains, gap, softened, touches} from '../../ts/days/filter.ts';

type Feature = [number, number, number, number];

/** What the clock means, in its own words. */
function visible([start, end, knownFrom, knownTo]: Feature, day: number, window: number, known: number): boolean {
  return start <= day && end > day - window && knownFrom <= known && knownTo > known;
}

const random = ((seed: number) => () => (seed = (seed * 16807) % 2147483647) / 2147483647)(42);
const whole = (n: number): number => Math.floor(random() * n);

function features(count: number): Feature[] {
  return Array.from({length: count}, () => {
    const start = whole(40);
    const known = whole(40);
    return [start, whole(5) ? start + 1 + whole(20) : FOREVER, known, whole(3) ? known + 1 + whole(20) : FOREVER];
  });
}

test('the box holds exactly the features the clock shows', () => {
  const all = features(300);
  for (let i = 0; i < 300; i++) {
    const clock = {day: whole(60), window: whole(2) * whole(10), knownBy: whole(2) ? whole(60) : null};
    const box = boxOf(clock);
    for (const feature of all) {
      assert.equal(contains(box, feature), visible(feature, clock.day, clock.window, clock.knownBy ?? FOREVER - 1));
    }
  }
});

test('between two days a feature that starts on the second is not yet there', () => {
  const box = boxOf({day: 10.5, window: 0, knownBy: null});
  assert.ok(!contains(box, [11, 12, 0, FOREVER]));
  assert.ok(contains(box, [10, 11, 0, FOREVER]));
});

test('every bound is exact as a float32, so the GPU decides as this code does', () => {
  for (const day of [0, 979, 979.3333, 1234.98]) {
    for (const range of boxOf({day, window: 30, knownBy: 1100})) {
      for (const bound of range) assert.equal(Math.fround(bound), bound);
    }
  }
});

test('soft sides change nothing while the clock rests', () => {
  const box = boxOf({day: 100, window: 7, knownBy: 400});
  const {hard, soft} = softened(box, 1);
  for (const feature of features(200).map(([s, e, f, t]) => [s + 80, e + 80, f + 380, t + 380] as Feature)) {
    const inside = contains(box, feature);
    // Full strength inside both, none on or outside the hard bounds.
    const full = contains(soft, feature);
    const none = feature[0] >= hard[0][1] || !contains(hard, feature);
    assert.equal(inside, full);
    assert.equal(!inside, none);
  }
});

test('a piece is left out only when none of its features can be in the box', () => {
  const bounds: Box = [[10, 20], [12, 40], [0, 5], [50, FOREVER]];
  assert.ok(touches(boxOf({day: 15, window: 0, knownBy: 30}), bounds));
  assert.ok(!touches(boxOf({day: 9, window: 0, knownBy: 30}), bounds));
  assert.ok(!touches(boxOf({day: 50, window: 5, knownBy: 30}), bounds));
  assert.ok(touches(boxOf({day: 50, window: 20, knownBy: 30}), bounds));
});

test('the gap is in days, and none where box and bounds touch', () => {
  const box = boxOf({day: 100, window: 0, knownBy: null});
  const bounds = (from: number, to: number, known = FOREVER): Box => [[from, to - 1], [from + 1, to], [0, 50], [known, known]];
  assert.equal(gap(box, bounds(90, 110)), 0);
  assert.equal(gap(box, bounds(130, 140)), 30);
  assert.ok(gap(box, bounds(50, 60)) > 40 && gap(box, bounds(50, 60)) < 41);
  assert.ok(gap(box, bounds(90, 110, 60)) > 90_000, 'what a later publication replaced is far away');
});
