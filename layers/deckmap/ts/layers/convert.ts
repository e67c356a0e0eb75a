// Reads one layer's JSON with deck.gl's own converter. Data is kept out of it: rows are data, never expressions.

import {JSONConverter} from '@deck.gl/json';
import {COORDINATE_SYSTEM} from '@deck.gl/core';
import {
  BrushingExtension,
  ClipExtension,
  CollisionFilterExtension,
  DataFilterExtension,
  FillStyleExtension,
  Fp64Extension,
  MaskExtension,
  PathStyleExtension
} from '@deck.gl/extensions';
import {GreatCircleLayer} from '@deck.gl/geo-layers';
import {
  ArcLayer,
  BitmapLayer,
  ColumnLayer,
  GeoJsonLayer,
  GridCellLayer,
  IconLayer,
  LineLayer,
  PointCloudLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer
} from '@deck.gl/layers';
import type {Ranges} from '../days/ranges.ts';
import type {LayerSpec} from '../wire/payload.ts';
import {ClockFilter, ClockTrips} from './clock_filter.ts';
import {signsOf} from './clusters.ts';
import {PathsInView} from './paths_in_view.ts';
import {ZoomFilter} from './zoom_filter.ts';

export const LAYERS: Record<string, any> = {
  ArcLayer,
  BitmapLayer,
  ColumnLayer,
  GeoJsonLayer,
  GreatCircleLayer,
  GridCellLayer,
  IconLayer,
  LineLayer,
  PathLayer: PathsInView,
  PointCloudLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer,
  TripsLayer: ClockTrips
};

const EXTENSIONS: Record<string, any> = {
  BrushingExtension,
  ClipExtension,
  CollisionFilterExtension,
  FillStyleExtension,
  Fp64Extension,
  MaskExtension,
  PathStyleExtension
};

export interface Converted {
  type: string;
  props: Record<string, any>;
  /** The expressions as they were written, by prop: what `updateTriggers` compare. */
  expressions: Record<string, string>;
  clocked: boolean;
  /** Whether it is filtered by the camera's zoom. */
  zoomed: boolean;
}

export class UnknownLayer extends Error {}

/** One converter for each map: its clock filters share the map's ranges. */
export class Converter {
  readonly clockFilter: ClockFilter;
  private readonly zoomFilter = new ZoomFilter();

  constructor(readonly ranges: Ranges) {
    this.clockFilter = new ClockFilter(ranges);
  }

  convert(spec: LayerSpec, clockedAllowed: boolean): Converted {
    const {data: _, ...rest} = spec;
    const type = spec['@@type'];
    if (!(type in LAYERS)) throw new UnknownLayer(`it is of a kind this map cannot draw: ${type}`);
    const filter = this.clockFilter;
    const {zoomFilter} = this;
    const follows = spec.zoomFilter !== undefined && spec.zoomFilter !== false;
    class Captured {
      constructor(readonly props: Record<string, any>) {}
    }
    class Filter {
      constructor(options: Record<string, any>) {
        const plain = !options.categorySize && !options.countItems;
        if (plain && clockedAllowed && options.filterSize === 4) return filter;
        return plain && follows && options.filterSize === 1 ? zoomFilter : new DataFilterExtension(options);
      }
    }
    const problems: string[] = [];
    const converter = new JSONConverter({
      configuration: {
        classes: {...EXTENSIONS, DataFilterExtension: Filter, [type]: Captured},
        constants: {},
        enumerations: {COORDINATE_SYSTEM},
        log: {warn: (message: string) => () => problems.push(message)}
      }
    } as any);
    const captured = converter.convert(rest) as Captured;
    const props = captured.props;
    if (Array.isArray(props.extensions) && props.extensions.includes(null)) {
      throw new UnknownLayer('it uses a layer extension this map does not have');
    }
    const expressions = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => typeof value === 'string' && value.startsWith('@@='))
    ) as Record<string, string>;
    Object.assign(props, anyScript(type, props, rest));
    const extensions = props.extensions ?? [];
    return {type, props, expressions, clocked: extensions.includes(filter), zoomed: extensions.includes(zoomFilter)};
  }
}

/** Without a character set, text is drawn with the characters it has; pydeck makes an expression of the word "auto". */
function anyScript(type: string, props: Record<string, any>, spec: Record<string, unknown>): Record<string, unknown> {
  const name = {TextLayer: 'characterSet', GeoJsonLayer: 'textCharacterSet'}[type];
  if (!name || ![undefined, 'auto', '@@=auto'].includes(spec[name] as string | undefined)) return {};
  const {getText} = props;
  const read = typeof getText === 'function' ? getText : (row: any) => getText ?? row?.text ?? row?.properties?.text;
  return {[name]: 'auto', getText: (row: unknown) => signsOf(read(row))};
}
