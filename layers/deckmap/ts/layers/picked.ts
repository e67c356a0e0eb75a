// What lies under the pointer: of a pick, the feature it is of, its words and its shape.

import type {Layer} from '@deck.gl/core';
import {inside, meets, type Point} from '../ground/lasso.ts';
import type {Columns} from '../wire/columns.ts';
import {type Id, idOf, rowsWith} from '../wire/ids.ts';
import type {Drawing, Entry} from './entry.ts';
import {tipOf} from './layer_text.ts';
import {sourceOf} from './places.ts';

export interface Picked {
  layer: string;
  id: Id;
  tip: string;
  day: number | null;
}

type Tooltip = Drawing['tooltip'];

/** The feature of `entry` that deck.gl found under this object and index. */
export function pickedOf(entry: Entry, object: any, index: number, tooltip: Tooltip): Picked | null {
  // The GPU numbers the rows it draws; the slice says which row of the data that is.
  if (entry.data?.kind === 'columns') return pickedRow(entry.spec.id, entry.data.columns, entry.first + index);
  if (object === undefined || object === null) return null;
  const rows = entry.data?.kind === 'rows' ? entry.data.rows : [];
  const row = rows.indexOf(sourceOf(object));
  const id = idOf(object) ?? String(row < 0 ? index : row);
  return {layer: entry.spec.id, id, tip: tipOf(object, tooltip), day: null};
}

/** The words hovering a feature shows; null where there is no such feature. */
export function tipOfFeature(layer: string, data: Entry['data'], id: Id, tooltip: Tooltip): string | null {
  if (data?.kind === 'columns') return Number(id) < data.columns.rows ? pickedRow(layer, data.columns, Number(id)).tip : null;
  const row = data?.kind === 'rows' ? rowsWith(data.rows, [id])[0] : undefined;
  return row === undefined ? null : tipOf(row, tooltip);
}

/** Whether what was picked touches a ring on the ground. */
export function touchesRing(entry: Entry, info: {layer?: Layer | null; object?: any; index: number}, ring: Point[]): boolean {
  if (entry.data?.kind === 'columns') {
    const position = entry.data.columns.columns.get('position')!.values;
    const row = entry.first + info.index;
    return inside([position[row * 2], position[row * 2 + 1]], ring);
  }
  const {coordinates, isArea} = shapeOf(info.layer!, info.object);
  return meets(coordinates, ring, isArea);
}

/** A row's geometry, nested as in GeoJSON, as the layer's own accessors or its feature say it. */
function shapeOf(layer: Layer, object: any): {coordinates: unknown; isArea: boolean} {
  const {geometry} = object ?? {};
  if (geometry) return {coordinates: geometry.coordinates, isArea: geometry.type.endsWith('Polygon')};
  const {getPolygon, getPath, getSourcePosition, getTargetPosition, getPosition} = layer.props as any;
  const read = (accessor: any): unknown => (typeof accessor === 'function' ? accessor(object, {}) : null);
  if (getPolygon) return {coordinates: read(getPolygon), isArea: true};
  if (getSourcePosition) return {coordinates: [read(getSourcePosition), read(getTargetPosition)], isArea: false};
  return {coordinates: read(getPath ?? getPosition), isArea: false};
}

function pickedRow(layer: string, columns: Columns, row: number): Picked {
  const category = columns.columns.get('category')?.values[row];
  const label = category === undefined ? '' : (columns.categories[category]?.label ?? '');
  return {layer, id: String(row), tip: label, day: columns.dayOf(row)};
}
