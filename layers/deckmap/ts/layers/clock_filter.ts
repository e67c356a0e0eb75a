// deck.gl's filter extension and trips layer, reading the clock when they draw.

import type {Layer} from '@deck.gl/core';
import {LayerExtension} from '@deck.gl/core';
import {DataFilterExtension} from '@deck.gl/extensions';
import {TripsLayer} from '@deck.gl/geo-layers';
import {PathLayer, SolidPolygonLayer} from '@deck.gl/layers';
import {partition, type Slice} from '../days/bounds.ts';
import type {Ranges} from '../days/ranges.ts';
import type {Spans} from '../days/spans.ts';
import type {Columns} from '../wire/columns.ts';
import {pointFrom, type WebGLVertexArray} from './point_from.ts';

interface FilterOptions {
  filterSize: 4;
  categorySize: 0;
  fp64: false;
  countItems: false;
  ranges: Ranges;
}

export class ClockFilter extends DataFilterExtension {
  static defaultProps = {...DataFilterExtension.defaultProps, clockFade: 0.5};
  static extensionName = 'DataFilterExtension';

  constructor(ranges: Ranges) {
    super({filterSize: 4, categorySize: 0, fp64: false, countItems: false, ranges} as FilterOptions);
  }

  draw(this: Layer<any>, _params: unknown, extension: DataFilterExtension): void {
    const {ranges} = extension.opts as unknown as FilterOptions;
    const {hard, soft} = ranges.softened(this.props.clockFade ?? 0);
    this.setShaderModuleProps({
      dataFilter: {
        extensions: this.props.extensions,
        filterEnabled: true,
        filterRange: hard,
        filterSoftRange: soft,
        filterTransformSize: false,
        filterTransformColor: true
      }
    });
  }
}

/** Draws only the rows of binary columns that the clock can touch. */
export class SliceRows extends LayerExtension<{ranges: Ranges; columns: Columns; drawn: (slice: Slice) => void}> {
  static extensionName = 'SliceRows';

  draw(this: Layer<any>, _params: unknown, extension: SliceRows): void {
    const {ranges, columns, drawn} = extension.opts;
    const slice = columns.slice(ranges.box);
    const {first, count} = slice;
    for (const model of this.getModels()) {
      model.setInstanceCount(count);
      pointFrom(model.vertexArray as unknown as WebGLVertexArray, first);
    }
    drawn(slice);
  }
}

/**
 * Draws of polygons and paths only the stretch of features the clock can touch. The filter decides about each of them
 * still; this keeps it from being asked about all the others. Features must be sorted by start.
 */
export class SliceFeatures extends LayerExtension<{ranges: Ranges; spans: Spans}> {
  static extensionName = 'SliceFeatures';

  draw(this: Layer<any>, _params: unknown, extension: SliceFeatures): void {
    const {ranges, spans} = extension.opts;
    const box = ranges.softened(this.props.clockFade ?? 0).hard;
    if (this instanceof SolidPolygonLayer && !this.props.extruded) slicePolygons(this, spans.slice(box));
    else if (this instanceof PathLayer) slicePaths(this, spans.slice(box));
  }
}

/** A feature may have become several parts, or none, in a sublayer; they keep its position and their order. */
function parts(data: any, {first, count}: Slice): [from: number, to: number] {
  const source = (i: number): number => data[i]?.__source?.index ?? i;
  return [
    partition(data.length, i => source(i) < first),
    partition(data.length, i => source(i) < first + count)
  ];
}

function slicePolygons(layer: Layer<any>, slice: Slice): void {
  const {topModel, polygonTesselator} = layer.state as any;
  if (!topModel || !Array.isArray(layer.props.data)) return;
  const starts = polygonTesselator.indexStarts as ArrayLike<number>;
  const [from, to] = parts(layer.props.data, slice);
  topModel.firstVertex = starts[from] * Uint32Array.BYTES_PER_ELEMENT; // WebGL counts an index buffer's offset in bytes
  topModel.setIndexCount(starts[to] - starts[from]);
}

function slicePaths(layer: Layer<any>, slice: Slice): void {
  const {model, pathTesselator} = layer.state as any;
  if (!model || !Array.isArray(layer.props.data)) return;
  const starts = pathTesselator.vertexStarts as ArrayLike<number>;
  const [from, to] = parts(layer.props.data, slice);
  model.setInstanceCount(starts[to] - starts[from]);
  pointFrom(model.vertexArray, starts[from]);
}

export class ClockTrips extends TripsLayer<any, {ranges?: Ranges}> {
  static layerName = 'TripsLayer';

  draw(params: any): void {
    const {fadeTrail, trailLength, currentTime, ranges} = this.props as any;
    this.state.model!.shaderInputs.setProps({
      trips: {fadeTrail, trailLength, currentTime: ranges ? ranges.day : currentTime}
    });
    PathLayer.prototype.draw.call(this, params);
  }
}
