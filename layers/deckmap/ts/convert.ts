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
  PathLayer,
  PointCloudLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer
} from '@deck.gl/layers';
import {ClockFilter, ClockTrips} from './clock_filter.ts';
import type {LayerSpec} from './payload.ts';
import type {Ranges} from './ranges.ts';

export const LAYERS: Record<string, any> = {
  ArcLayer,
  BitmapLayer,
  ColumnLayer,
  GeoJsonLayer,
  GreatCircleLayer,
  GridCellLayer,
  IconLayer,
  LineLayer,
  PathLayer,
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
}

export class UnknownLayer extends Error {}

/** One converter for each map: its clock filters share the map's ranges. */
export class Converter {
  readonly clockFilter: ClockFilter;

  constructor(readonly ranges: Ranges) {
    this.clockFilter = new ClockFilter(ranges);
  }

  convert(spec: LayerSpec, clockedAllowed: boolean): Converted {
    const {data: _, ...rest} = spec;
    const type = spec['@@type'];
    if (!(type in LAYERS)) throw new UnknownLayer(`it is of a kind this map cannot draw: ${type}`);
    const filter = this.clockFilter;
    class Captured {
      constructor(readonly props: Record<string, any>) {}
    }
    class Filter {
      constructor(options: Record<string, any>) {
        return clockedAllowed && options.filterSize === 4 && !options.categorySize && !options.countItems
          ? filter
          : new DataFilterExtension(options);
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
    return {type, props, expressions, clocked: (props.extensions ?? []).includes(filter)};
  }
}
