import assert from 'node:assert/strict';
import {test} from 'node:test';
import {placed, sourceOf} from '../../ts/layers/places.ts';

const at = (row: any): unknown => row.p;

test('a row without a place is left out, and rows that all have one stay the same array', () => {
  const rows = [{p: [1, 2]}, {p: [null, 2]}, {p: null}, {}, {p: [0, 0, null]}];
  assert.deepEqual(placed('ScatterplotLayer', {getPosition: at}, rows, '').rows, [rows[0], rows[4]]);
  const whole = [{p: [1, 2]}];
  assert.equal(placed('ScatterplotLayer', {getPosition: at}, whole, '').rows, whole);
});

test('a path goes on over a place that is missing, its times with it', () => {
  const rows = [{path: [[0, 0], [null, 1], [2, 2], [3, 3]], timestamps: [0, 1, 2, null]}];
  const {accessors} = placed('TripsLayer', {}, rows, '');
  assert.deepEqual(accessors.getPath(rows[0]), [[0, 0], [2, 2]]);
  assert.deepEqual(accessors.getTimestamps(rows[0]), [0, 2]);
});

test('a path over the 180th meridian is drawn the short way, from both sides, each the row it was', () => {
  const rows = [{path: [[179, 0], [-179, 0], [-178, 1]]}, {path: [[0, 0], [1, 1]]}];
  const {rows: drawn, accessors} = placed('PathLayer', {}, rows, '');
  assert.deepEqual(drawn.map(row => accessors.getPath(row)), [
    [[179, 0], [181, 0], [182, 1]],
    [[0, 0], [1, 1]],
    [[-181, 0], [-179, 0], [-178, 1]]
  ]);
  assert.equal(sourceOf(drawn[2]), rows[0]);
  const west = [{path: [[-179, 0], [179, 0], [-179, 5]]}];
  const again = placed('PathLayer', {}, west, '');
  assert.deepEqual(again.accessors.getPath(west[0]), [[-179, 0], [-181, 0], [-179, 5]]);
});

test('a whole parallel, other coordinates and what was said otherwise stay as they are', () => {
  const parallel = [{path: [[-180, 0], [180, 0]]}];
  assert.deepEqual(placed('PathLayer', {}, parallel, ''), {rows: parallel, accessors: {}});
  for (const props of [{coordinateSystem: 'cartesian'}, {wrapLongitude: false}, {modelMatrix: []}]) {
    const rows = [{path: [[179, 0], [-179, 0]]}];
    assert.deepEqual(placed('PathLayer', props, rows, ''), {rows, accessors: {}});
  }
});

test('features keep what is there of them, and lines over the meridian become two', () => {
  const of = (geometry: unknown): any => ({properties: {id: 1}, geometry});
  const rows = [
    of(null),
    of({type: 'Point', coordinates: [null, 0]}),
    of({type: 'Polygon', coordinates: [[[0, 0], [1, 0], [null, 0], [1, 1], [0, 0]]]}),
    of({type: 'LineString', coordinates: [[179, 0], [-179, 0]]}),
    of({type: 'GeometryCollection', geometries: [{type: 'Point', coordinates: []}, {type: 'Point', coordinates: [1, 1]}]})
  ];
  assert.deepEqual(placed('GeoJsonLayer', {}, rows, '').rows.map(row => row.geometry), [
    {type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
    {type: 'MultiLineString', coordinates: [[[179, 0], [181, 0]], [[-181, 0], [-179, 0]]]},
    {type: 'GeometryCollection', geometries: [{type: 'Point', coordinates: [1, 1]}]}
  ]);
});
