// A path layer that draws only what is in view. deck.gl draws all of a layer wherever it is; without a GPU that is most
// of what a frame of a large base map costs.

import {PathLayer} from '@deck.gl/layers';
import {SliceFeatures} from './clock_filter.ts';
import {pointFrom, type WebGLVertexArray} from './point_from.ts';
import {type Bounds, boxes, inView, wider} from './visible.ts';

const FEW = 2_000; // vertices: fewer are drawn whole
const BRIDGE = 64;

const known = new WeakMap<object, Float32Array>();

export class PathsInView extends PathLayer<any> {
  static layerName = 'PathLayer';

  draw(params: any): void {
    const state = this.state as any;
    const {model, pathTesselator} = state;
    if (!model) return;
    if (!this.divisible()) {
      if (state.divided) this.choose(model, 0, this.getNumInstances());
      state.divided = false;
      return super.draw(params);
    }
    state.divided = true;
    const bounds = wider(this.context.viewport.getBounds() as Bounds);
    inView(this.boxes(), pathTesselator.vertexStarts, bounds, BRIDGE).forEach(([from, to], index) => {
      this.choose(model, from, to);
      if (index === 0) super.draw(params);
      else model.draw(this.context.renderPass);
    });
  }

  private choose(model: any, from: number, to: number): void {
    model.setInstanceCount(to - from);
    pointFrom(model.vertexArray as WebGLVertexArray, from);
  }

  /** Whether its paths are rows of longitudes and latitudes, enough of them, and no clock slices them already. */
  private divisible(): boolean {
    const {data, extensions, coordinateSystem, modelMatrix, getPath} = this.props;
    return (
      Array.isArray(data) &&
      typeof getPath === 'function' &&
      this.getNumInstances() > FEW &&
      ['default', 'lnglat'].includes(coordinateSystem) &&
      !modelMatrix &&
      !extensions.some((each: unknown) => each instanceof SliceFeatures)
    );
  }

  private boxes(): Float32Array {
    const rows = this.props.data as unknown[];
    let found = known.get(rows);
    if (!found) {
      found = boxes(rows.map((row, index) => this.props.getPath(row, {index, data: rows, target: []})));
      known.set(rows, found);
    }
    return found;
  }
}
