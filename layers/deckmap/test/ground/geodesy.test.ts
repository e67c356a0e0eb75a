import assert from 'node:assert/strict';
import {test} from 'node:test';
import {area, destination, distance, length} from '../../ts/ground/geodesy.ts';
import {areaWords, lengthWords, metresPerPixel, scaleBar} from '../../ts/ground/scale.ts';

test('distances are those of the ellipsoid', () => {
  // Karney's example for GeographicLib: Wellington to Salamanca.
  assert.ok(Math.abs(distance([174.81, -41.32], [-5.5, 40.96]) - 19_959_679.267) < 0.01);
  // A degree of the equator.
  assert.ok(Math.abs(distance([0, 0], [1, 0]) - 111_319.491) < 0.01);
  assert.ok(Math.abs(length([[0, 0], [1, 0], [2, 0]]) - 222_638.982) < 0.01);
});

test('areas are those of the ellipsoid, whichever way round', () => {
  // Antarctica as given in GeographicLib's Planimeter example.
  const antarctica: [number, number][] = [
    [-58, -63.1], [-74, -72.9], [-102, -71.9], [-102, -74.9], [-131, -74.3], [-163, -77.5], [163, -77.4], [172, -71.7],
    [140, -65.9], [113, -65.7], [88, -66.6], [59, -66.9], [25, -69.8], [-4, -70], [-14, -71], [-33, -77.3], [-46, -77.9],
    [-61, -74.7]
  ];
  const expected = 13_662_703_680_020.1;
  assert.ok(Math.abs(area(antarctica) - expected) < 1);
  assert.ok(Math.abs(area([...antarctica].reverse()) - expected) < 1);
});

test('a point so far away is so far away', () => {
  const there = destination([35, 51], 63, 12_345);
  assert.ok(Math.abs(distance([35, 51], there) - 12_345) < 1e-4);
});

test('measures read with thin spaces and fitting digits', () => {
  assert.equal(lengthWords(512.4), '512 m');
  assert.equal(lengthWords(5123), '5.12 km');
  assert.equal(lengthWords(1_234_567), '1\u2009235 km');
  assert.equal(areaWords(1_283_000_000), '1\u2009283 km²');
  assert.equal(areaWords(5000), '5\u2009000 m²');
});

test('the scale bar is a round number that fits', () => {
  for (const zoom of [2, 7.6, 14]) {
    const perPixel = metresPerPixel(51, zoom);
    const {pixels, words} = scaleBar(perPixel, 140);
    assert.ok(pixels <= 140 && pixels > 50);
    assert.match(words, /^[125]0* ?k?m$|^[125][0\u2009]* k?m$/);
  }
});
