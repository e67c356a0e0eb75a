import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Ranges} from '../../ts/days/ranges.ts';
import {Converter} from '../../ts/layers/convert.ts';
import {bySteps, ZoomFilter} from '../../ts/layers/zoom_filter.ts';

const spec = (more: Record<string, unknown>): any => ({
  '@@type': 'TextLayer',
  id: 'names',
  extensions: [{'@@type': 'DataFilterExtension', filterSize: 1}],
  getFilterValue: '@@=z',
  filterRange: [0, 7],
  ...more
});

test('rows are sorted from the nearest zoom to the farthest, and keep their order where it is the same', () => {
  const rows = [{z: 5, n: 'a'}, {z: 9, n: 'b'}, {z: 5, n: 'c'}];
  const {rows: sorted, steps} = bySteps(rows, row => row.z)!;
  assert.deepEqual(sorted.map(row => row.n), ['b', 'a', 'c']);
  assert.deepEqual(steps, [9, 5, 5]);
  assert.equal(bySteps([{z: null}], row => row.z), null);
});

test('a layer says whether its filter follows the zoom', () => {
  const converter = new Converter(new Ranges());
  const followed = converter.convert(spec({zoomFilter: true}), true);
  assert.ok(followed.zoomed && !followed.clocked);
  assert.ok(followed.props.extensions[0] instanceof ZoomFilter);
  assert.ok(converter.convert(spec({zoomFilter: -0.5}), true).zoomed);
  assert.ok(!converter.convert(spec({}), true).zoomed);
  assert.ok(!converter.convert(spec({zoomFilter: false}), true).zoomed);
});
