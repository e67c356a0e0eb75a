// From a layer's data to the deck.gl layers that draw it, cut by time where it is large; and what is selected of it.

import type {Layer} from '@deck.gl/core';
import {DataFilterExtension} from '@deck.gl/extensions';
import type {Slice} from '../days/bounds.ts';
import type {Ranges} from '../days/ranges.ts';
import type {Columns} from '../wire/columns.ts';
import {type Id, rowsWith} from '../wire/ids.ts';
import type {LayerSpec} from '../wire/payload.ts';
import type {Loaded} from '../wire/sources.ts';
import {type Chunk, chunked, vertices} from './chunks.ts';
import {SliceFeatures, SliceRows} from './clock_filter.ts';
import {type Converted, Converter, LAYERS} from './convert.ts';
import {type Drawing, type Entry, EVERYWHERE, type Piece} from './entry.ts';
import {unquoted} from './layer_text.ts';
import {loading} from './loading.ts';
import {PathsInView} from './paths_in_view.ts';
import {onGlobe, placed} from './places.ts';
import {bySteps} from './zoom_filter.ts';

export class Pieces {
  drawing: Drawing = {theme: 'light', tooltip: undefined, anywhere: false, timed: true};
  private readonly converter: Converter;

  /** `lacks` hears what a layer could not have while the rest of it is drawn. */
  constructor(
    private readonly ranges: Ranges,
    private readonly lacks: (entry: Entry, problem: Error) => void
  ) {
    this.converter = new Converter(ranges);
  }

  convert(spec: LayerSpec, clocked: boolean): Converted {
    return this.converter.convert(spec, clocked);
  }

  /** The pieces of `data`; those of the layer `before`, where they hold the same, keep their buffers. */
  of(entry: Entry, data: Loaded, before: Entry | undefined): Piece[] {
    return data.kind === 'columns' ? this.fromColumns(entry, data.columns) : this.fromRows(entry, data, before);
  }

  private fromRows(entry: Entry, data: Loaded, before: Entry | undefined): Piece[] {
    const {type, props, expressions, clocked, zoomed} = entry.converted!;
    if (data.kind === 'object') {
      return [{layer: this.make(entry, entry.spec.id, {data: data.object}), bounds: EVERYWHERE, ready: false}];
    }
    if (data.kind !== 'rows') return [];
    const {rows, accessors} = placed(type, props, data.rows, JSON.stringify([type, onGlobe(props), expressions]));
    if (data.rows.length && !rows.length) throw new Error('none of its rows has a place that can be read');
    const value = props.getFilterValue;
    if (zoomed && typeof value === 'function') return [this.byZoom(entry, rows, accessors, value, before)];
    // The same rows cut the same way are the same arrays, so deck.gl keeps its buffers when only a colour changed.
    const kept = before && before.data === data ? cuts.get(before) : undefined;
    const chunks: Chunk<any>[] =
      kept ??
      (clocked && typeof value === 'function' && type !== 'TextLayer'
        ? chunked(rows, row => value(row), vertices)
        : [{rows, bounds: EVERYWHERE, spans: null}]);
    cuts.set(entry, chunks);
    return chunks.map(({rows: data, bounds, spans}, index) => {
      const id = index ? `${entry.spec.id}~${index}` : entry.spec.id;
      const slicing = spans ? {extensions: [...props.extensions, new SliceFeatures({ranges: this.ranges, spans})]} : {};
      const ready = kept !== undefined && (before!.pieces[index]?.ready ?? false);
      return {layer: this.make(entry, id, {...accessors, data, ...slicing}), bounds, ready};
    });
  }

  private byZoom(
    entry: Entry,
    rows: any[],
    accessors: Record<string, unknown>,
    value: (row: any) => unknown,
    before: Entry | undefined
  ): Piece {
    // The same array while the data is the same, so that deck.gl keeps its buffers.
    const kept = before && before.data === entry.data ? sorted.get(before) : undefined;
    const steps = kept ?? bySteps(rows, value) ?? {rows, steps: null};
    sorted.set(entry, steps);
    const layer = this.make(entry, entry.spec.id, {...accessors, data: steps.rows, zoomSteps: steps.steps});
    return {layer, bounds: EVERYWHERE, ready: false};
  }

  private make(entry: Entry, id: string, more: Record<string, any>, without: Set<string> = NONE): Layer {
    const {type, props, expressions} = entry.converted!;
    const Class = LAYERS[type];
    const loaded = loading(type, props, this.drawing.anywhere, problem => this.lacks(entry, problem));
    return new Class({
      ...Object.fromEntries(Object.entries(props).filter(([name]) => !without.has(name))),
      ...more,
      ...flat(type, props),
      ...loaded,
      id,
      updateTriggers: {...expressions, ...(props.updateTriggers ?? {})},
      clockFade: entry.options.fade,
      ...(type === 'TripsLayer' && entry.options.clocked ? {ranges: this.ranges} : {}),
      ...(type === 'GeoJsonLayer' ? {_subLayerProps: {linestrings: LINES, 'polygons-stroke': LINES, ...loaded._subLayerProps}} : {})
    });
  }

  private fromColumns(entry: Entry, columns: Columns): Piece[] {
    const {props, clocked} = entry.converted!;
    const extensions = [...(props.extensions ?? [])];
    const attributes: Record<string, unknown> = {};
    const bound = new Set(['getFilterValue']);
    for (const [name, value] of Object.entries(props)) {
      if (!name.startsWith('get') || typeof value !== 'function' || name === 'getFilterValue') continue;
      bound.add(name);
      attributes[name] = this.attribute(columns, name, entry.converted!.expressions[name] ?? '');
    }
    if (!attributes.getPosition) attributes.getPosition = this.attribute(columns, 'getPosition', '@@=position');
    if (!props.getFillColor && !props.getColor && columns.categories.length) {
      attributes.getFillColor = this.attribute(columns, 'getFillColor', '@@=category');
    }
    if (entry.options.clocked) {
      if (columns.needsFilter || clocked) {
        attributes.getFilterValue = {value: columns.filterValues(), size: 4};
        if (!clocked) extensions.push(this.converter.clockFilter);
      }
      const drawn = ({first, count}: Slice): void => {
        entry.first = first;
        entry.drawn = count;
      };
      extensions.push(new SliceRows({ranges: this.ranges, columns, drawn}));
    } else {
      const plain = extensions.findIndex(extension => extension instanceof DataFilterExtension);
      if (plain >= 0) extensions.splice(plain, 1);
      entry.drawn = columns.rows;
    }
    const more = {extensions, data: columnData(columns, attributes)};
    const layer = this.make(entry, entry.spec.id, more, bound);
    return [{layer, bounds: EVERYWHERE, ready: false}];
  }

  private attribute(columns: Columns, prop: string, expression: string): unknown {
    const name = unquoted(expression);
    const column = columns.columns.get(name);
    if (!column) throw new Error(`its ${prop} names a column its data does not have: ${name}`);
    if (/Color$/.test(prop)) {
      const colours = name === 'category' ? columns.categoryColours(this.drawing.theme) : null;
      if (!colours) throw new Error(`its ${prop} needs the category column`);
      return {value: colours, size: 4, normalized: true};
    }
    const value = column.values instanceof Float32Array ? column.values : Float32Array.from(column.values);
    return {value, size: column.size};
  }

  /** What is selected of a layer, as a layer on top. */
  highlight(entry: Entry, ids: Id[]): Layer | null {
    const ink = this.drawing.theme === 'light' ? [17, 17, 17, 255] : [255, 255, 255, 255];
    const id = `${entry.spec.id}~selected`;
    if (!entry.converted) return null;
    const {type, props} = entry.converted;
    if (entry.data?.kind === 'columns') {
      const {columns} = entry.data;
      const position = columns.columns.get('position')!.values;
      const rows = ids.map(Number).filter(row => row < columns.rows);
      return new LAYERS.ScatterplotLayer({
        id,
        data: rows,
        getPosition: (row: number) => [position[row * 2], position[row * 2 + 1]],
        radiusUnits: 'pixels',
        getRadius: 9,
        filled: false,
        stroked: true,
        getLineColor: ink,
        lineWidthUnits: 'pixels',
        getLineWidth: 3,
        extensions: entry.options.clocked ? [this.converter.clockFilter] : [],
        getFilterValue: (row: number) => columns.filterValueOf(row)
      });
    }
    if (entry.data?.kind !== 'rows') return null;
    const chosen = rowsWith(entry.data.rows, ids);
    if (!chosen.length) return null;
    const {rows, accessors} = placed(type, props, chosen, 'selected');
    const looks: Record<string, Record<string, unknown>> = {
      GeoJsonLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, getLineWidth: 3, lineWidthUnits: 'pixels'},
      PolygonLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, getLineWidth: 3, lineWidthUnits: 'pixels'},
      PathLayer: {getColor: ink, widthMinPixels: 3},
      ScatterplotLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, radiusMinPixels: 7}
    };
    const look = looks[type];
    if (!look) return null;
    return new LAYERS[type]({
      ...props,
      ...accessors,
      ...look,
      ...flat(type, props),
      ...loading(type, props, this.drawing.anywhere, problem => this.lacks(entry, problem)),
      id,
      data: rows,
      pickable: false,
      clockFade: 0,
      extensions: (props.extensions ?? []).filter((extension: unknown) => extension instanceof DataFilterExtension)
    });
  }
}

/** What lies on the ground is drawn in order, whatever its depth: on a tilted map all of it is equally far. */
const FLAT = {depthCompare: 'always', depthWriteEnabled: false} as const;
const STANDING = ['ColumnLayer', 'GridCellLayer', 'PointCloudLayer'];

function flat(type: string, props: Record<string, any>): {parameters?: Record<string, unknown>} {
  if (STANDING.includes(type) || props.extruded || props.getElevation) return {};
  return {parameters: {...FLAT, ...props.parameters}};
}

const NONE: Set<string> = new Set();
const LINES = {type: PathsInView};

const cuts = new WeakMap<Entry, Chunk<any>[]>();
const sorted = new WeakMap<Entry, {rows: unknown[]; steps: number[] | null}>();
const columnDatas = new WeakMap<Columns, {key: string; data: unknown}>();

/** The same object while the same columns feed the same accessors: deck.gl then uploads nothing again. */
function columnData(columns: Columns, attributes: Record<string, any>): unknown {
  const known = columnDatas.get(columns);
  const values = Object.entries(attributes);
  const key = values.map(([name]) => name).join();
  const before = known?.data as {attributes: Record<string, any>} | undefined;
  if (known?.key === key && values.every(([name, {value}]) => before!.attributes[name].value === value)) return known.data;
  const data = {length: columns.rows, attributes};
  columnDatas.set(columns, {key, data});
  return data;
}
