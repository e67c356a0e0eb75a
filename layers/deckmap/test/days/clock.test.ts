import assert from 'node:assert/strict';
import {test} from 'node:test';
import {advanced, type Clock, FOREVER, knownDay, resting, stepped, toChange} from '../../ts/days/clock.ts';

const clock: Clock = {first: 0, last: 100, day: 50, window: 0, knownBy: null, playing: true, speed: 7, loop: false};

test('a step goes to whole days and stays on the axis', () => {
  assert.equal(stepped({...clock, day: 50.4}, 1).day, 51);
  assert.equal(stepped({...clock, day: 50.4}, -1).day, 50);
  assert.equal(stepped(clock, 7).day, 57);
  assert.equal(stepped({...clock, day: 99}, 7).day, 100);
  assert.equal(stepped({...clock, day: 3}, -7).day, 0);
});

test('the next change is the next, and the ends when there is none', () => {
  const changes = [10, 50, 60];
  assert.equal(toChange(clock, changes, 1).day, 60);
  assert.equal(toChange(clock, changes, -1).day, 10);
  assert.equal(toChange({...clock, day: 60}, changes, 1).day, 100);
  assert.equal(toChange({...clock, day: 10}, changes, -1).day, 0);
});

test('playing moves by speed, stops at the end, starts over when looping, after the last day', () => {
  assert.equal(advanced(clock, 2).day, 64);
  const ended = advanced({...clock, day: 99}, 1);
  assert.deepEqual([ended.day, ended.playing], [100, false]);
  const last = advanced({...clock, day: 99.9, loop: true}, 0.1);
  assert.equal(Math.floor(last.day), 100, 'the last day is shown');
  const again = advanced({...clock, day: 99, loop: true}, 1);
  assert.deepEqual([again.day, again.playing], [5, true]);
});

test('a stretch plays between its own ends', () => {
  const ended = advanced({...clock, day: 19}, 1, 10, 20);
  assert.deepEqual([ended.day, ended.playing], [20, false]);
  assert.equal(advanced({...clock, day: 19, loop: true}, 1, 10, 20).day, 15);
});

test('a resting clock stands on a whole day', () => {
  assert.deepEqual([resting({...clock, day: 12.9}).day, resting(clock).playing], [12, false]);
});

test('what is known counts to the latest publication, to the shown day, or to a date', () => {
  assert.equal(knownDay(clock), FOREVER - 1);
  assert.equal(knownDay({...clock, day: 33.7, knownBy: 'shown'}), 33);
  assert.equal(knownDay({...clock, knownBy: 20}), 20);
});
