// deck.gl's filter extension following the camera's zoom: a name is drawn from the zoom in its value on.

import type {Layer} from '@deck.gl/core';
import {DataFilterExtension} from '@deck.gl/extensions';
import {SolidPolygonLayer} from '@deck.gl/layers';
import {partition} from '../days/bounds.ts';
import {pointFrom, type WebGLVertexArray} from './point_from.ts';

export class ZoomFilter extends DataFilterExtension {
  static defaultProps = {...DataFilterExtension.defaultProps, zoomFilter: true, zoomSteps: null};
  static extensionName = 'DataFilterExtension';

  constructor() {
    super({filterSize: 1});
  }

  draw(this: Layer<any>): void {
    const {extensions, filterRange, zoomFilter} = this.props;
    const zoom = this.context.viewport.zoom + (Number(zoomFilter === true ? 0 : zoomFilter) || 0);
    this.setShaderModuleProps({
      dataFilter: {
        extensions,
        filterEnabled: true,
        filterRange: [Math.min(filterRange[0], zoom), zoom],
        filterTransformSize: false,
        filterTransformColor: false
      }
    });
    slice(this, zoom);
  }
}

/** Rows sorted from the nearest zoom to the farthest: what shows is their end, and only that is drawn. */
export function bySteps<T>(rows: T[], value: (row: T) => unknown): {rows: T[]; steps: number[]} | null {
  const items = rows.map(row => ({row, step: value(row)}));
  if (!items.every((item): item is {row: T; step: number} => Number.isFinite(item.step))) return null;
  items.sort((a, b) => b.step - a.step);
  return {rows: items.map(item => item.row), steps: items.map(item => item.step)};
}

function slice(layer: Layer<any>, zoom: number): void {
  const {zoomSteps, pickable, data} = layer.props;
  // Picking counts the rows that are drawn, so what can be picked is drawn whole.
  if (!zoomSteps || pickable || !Array.isArray(data) || layer instanceof SolidPolygonLayer) return;
  const step = (row: number): number => zoomSteps[data[row]?.__source?.index ?? row];
  const from = partition(data.length, row => step(row) > zoom);
  const total = layer.getNumInstances();
  const first = from >= data.length ? total : (layer.getStartIndices()?.[from] ?? from);
  for (const model of layer.getModels()) {
    model.setInstanceCount(total - first);
    pointFrom(model.vertexArray as unknown as WebGLVertexArray, Math.min(first, Math.max(total - 1, 0)));
  }
}
