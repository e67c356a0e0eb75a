import assert from 'node:assert/strict';
import {test} from 'node:test';
import {signsOf} from '../../ts/layers/clusters.ts';

test('text whose code points are its signs stays text; numbers are text, and nothing is none', () => {
  assert.equal(signsOf('Суджа 나진 金'), 'Суджа 나진 金');
  assert.equal(signsOf('и\u0306'), 'й');
  assert.equal(signsOf(1950), '1950');
  assert.equal(signsOf(null), '');
});

test('signs of several code points are one', () => {
  assert.deepEqual(signsOf('किम'), ['कि', 'म']);
  assert.deepEqual(signsOf('a👩‍🚀🇺🇦'), ['a', '👩‍🚀', '🇺🇦']);
});

test('words written leftward are whole and in the order in which they are seen', () => {
  assert.deepEqual(signsOf('رأس الرجاء'), ['\u2009الرجاء', ' ', '\u2009رأس']);
  assert.deepEqual(signsOf('km ים 5'), ['k', 'm', ' ', '\u2009ים', ' ', '5']);
  assert.deepEqual(signsOf('ים\nab'), ['\u2009ים', '\n', 'a', 'b']);
});
