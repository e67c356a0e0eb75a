import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Given, inTheme} from '../../ts/page/theme.ts';

const LAYERS = [
  {'@@type': 'GeoJsonLayer', id: 'areas', data: '/areas', getFillColor: [246, 243, 236]},
  {'@@type': 'PathLayer', id: 'lines', getColor: 'properties.c'}
];
const DARK = {areas: {getFillColor: [30, 35, 40]}};

function given(theme: Given['theme'], dark?: Given['dark']): Given {
  return {theme, dark, spec: {layers: LAYERS}} as unknown as Given;
}

test('a map whose theme is left to the page is as the page is', () => {
  assert.equal(inTheme(given('auto'), 'dark').theme, 'dark');
  assert.equal(inTheme(given('auto'), 'light').theme, 'light');
});

test('a theme that was chosen stays on any page', () => {
  assert.equal(inTheme(given('light'), 'dark').theme, 'light');
  assert.equal(inTheme(given('dark'), 'light').theme, 'dark');
});

test('in the dark layers have what they have differently there, and the rest as it is', () => {
  const [areas, lines] = inTheme(given('auto', DARK), 'dark').spec.layers!;
  assert.deepEqual(areas.getFillColor, [30, 35, 40]);
  assert.equal(areas.data, '/areas');
  assert.deepEqual(lines, LAYERS[1]);
  assert.deepEqual(inTheme(given('auto', DARK), 'light').spec.layers, LAYERS);
});
