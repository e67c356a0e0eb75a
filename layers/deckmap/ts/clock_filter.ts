// deck.gl's filter extension and trips layer, reading the clock when they draw.

import type {Layer} from '@deck.gl/core';
import {LayerExtension} from '@deck.gl/core';
import {DataFilterExtension} from '@deck.gl/extensions';
import {TripsLayer} from '@deck.gl/geo-layers';
import {PathLayer} from '@deck.gl/layers';
import type {Columns, Slice} from './columns.ts';
import type {Ranges} from './ranges.ts';

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
      },
      layer: {opacity: this.props.opacity * ranges.strength}
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
    this.setShaderModuleProps({layer: {opacity: this.props.opacity * ranges.strength}});
    drawn(slice);
  }
}

/** What we need of luma.gl's vertex array; deck.gl offers no first instance and WebGL2 no base instance. */
interface WebGLVertexArray {
  handle: WebGLVertexArrayObject;
  device: {gl: WebGL2RenderingContext};
  attributes: ({handle?: WebGLBuffer} | Float32Array | null)[];
  _getAccessor(location: number): {
    size: number;
    type: number;
    stride: number;
    offset: number;
    normalized: boolean;
    integer: boolean;
    divisor: number;
  };
}

/** Lets the per-instance attributes start at row `first`. */
function pointFrom(vertexArray: WebGLVertexArray, first: number): void {
  const {gl} = vertexArray.device;
  gl.bindVertexArray(vertexArray.handle);
  vertexArray.attributes.forEach((buffer, location) => {
    if (!buffer || !('handle' in buffer) || !buffer.handle) return;
    const {size, type, stride, offset, normalized, integer, divisor} = vertexArray._getAccessor(location);
    if (divisor !== 1) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer.handle);
    const start = offset + first * stride;
    if (integer) gl.vertexAttribIPointer(location, size, type, stride, start);
    else gl.vertexAttribPointer(location, size, type, normalized, stride, start);
  });
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  gl.bindVertexArray(null);
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
