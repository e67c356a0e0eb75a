import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Calendar} from '../../ts/days/days.ts';

const calendar = new Calendar('2022-01-01');

test('a day reads as it is written on the map', () => {
  assert.equal(calendar.words(0), '1 Jan 2022');
  assert.equal(calendar.words(979), '6 Sep 2024');
  assert.equal(calendar.words(979.99), '6 Sep 2024');
});

test('a window names the year once, or both where they differ', () => {
  assert.equal(calendar.span(974, 979), '1 Sep – 6 Sep 2024');
  assert.equal(calendar.span(360, 370), '27 Dec 2022 – 6 Jan 2023');
  assert.equal(calendar.span(979, 979.5), '6 Sep 2024');
});

test('leap days count', () => {
  assert.equal(calendar.iso(789), '2024-02-29');
  assert.equal(calendar.fromIso('2024-02-29'), 789);
  assert.equal(calendar.fromIso('2024-0'), null);
});

test('labels keep their distance at every zoom, from days to years', () => {
  for (let span = 7; span < 6000; span *= 1.3) {
    for (const width of [360, 900, 1800]) {
      const ticks = calendar.ticks(400, 400 + span, width);
      const pixels = ticks.map(tick => ((tick.day - 400) / span) * width);
      for (let i = 1; i < pixels.length; i++) assert.ok(pixels[i] - pixels[i - 1] >= 36, `${span} days on ${width} px`);
      assert.ok(ticks.length <= width / 36);
      if (span >= 14) assert.ok(ticks.length >= 1, `${span} days on ${width} px have no label`);
    }
  }
});

test('a first of January is labelled with its year', () => {
  const ticks = calendar.ticks(700, 1100, 1800);
  assert.deepEqual(
    ticks.filter(tick => tick.major).map(tick => tick.label),
    ['2024', '2025']
  );
});
