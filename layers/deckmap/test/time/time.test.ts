import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Time} from '../../ts/time/time.ts';
import type {ClockValue} from '../../ts/wire/payload.ts';

let frames: FrameRequestCallback[] = [];
let now = 0;

/** Lets the browser draw, a tenth of a second later each time. */
function draw(times = 1): void {
  for (let i = 0; i < times; i++) {
    const due = frames;
    frames = [];
    now += 100;
    due.forEach(each => each(now));
  }
}

const value: ClockValue = {
  first: 0, last: 20, day: 10, window: 0, known_by: null, playing: false, speed: 10, loop: false, epoch: '2022-01-01', latest: null
};

function made(change: Partial<ClockValue> = {}): {time: Time; rested: number[]; days: number[]} {
  const rested: number[] = [];
  const days: number[] = [];
  const time: Time = new Time({...value, ...change}, {
    moved: () => days.push(Math.floor(time.clock.day)),
    rested: () => rested.push(time.clock.day)
  });
  return {time, rested, days};
}

beforeEach(() => {
  frames = [];
  now = 0;
  globalThis.requestAnimationFrame = each => frames.push(each);
  globalThis.cancelAnimationFrame = id => void frames.splice(id - 1, 1);
});

test('what is chosen while time runs leaves it running and is not told; at rest it is told', () => {
  const {time, rested} = made();
  time.play();
  draw(3);
  time.setLoop(true);
  time.setSpeed(5);
  time.setWindow(3);
  time.settle();
  assert.deepEqual([time.clock.playing, time.clock.loop, time.clock.speed, rested], [true, true, 5, []]);
  time.pause();
  assert.equal(rested.length, 1);
  time.setLoop(false);
  assert.equal(rested.length, 2);
});

test('a loop shows every day, the last one too', () => {
  const {time, days} = made({loop: true, day: 15});
  time.play();
  draw(20);
  assert.ok(days.includes(20));
  assert.ok(days.lastIndexOf(20) < days.lastIndexOf(1), 'and goes on from the first');
  assert.ok(time.clock.playing);
});

test('a stretch is played once also in a loop, at its speed, which is not kept', () => {
  const {time, rested} = made({loop: true});
  time.play({from: 2, to: 6}, 40);
  draw(3);
  assert.deepEqual([time.clock.day, time.clock.playing, rested], [6, false, [6]]);
  assert.deepEqual([time.clock.speed, time.clock.loop], [10, true]);
  time.play();
  draw(2);
  assert.equal(time.clock.day, 7, 'then at the own speed');
});

test('a speed set while a stretch is played counts at once', () => {
  const {time} = made();
  time.play({from: 0, to: 15}, 40);
  draw(2);
  assert.equal(time.clock.day, 4);
  time.setSpeed(10);
  draw(1);
  assert.equal(time.clock.day, 5);
});
