// What the canvas needs of deck.gl's and luma.gl's insides.

import type {Layer} from '@deck.gl/core';

export interface Graphics {
  gl: WebGL2RenderingContext;
  limits: {maxTextureDimension2D: number};
  canvasContext: {getDrawingBufferSize(): [number, number]; destroy(): void};
  destroy(): void;
}

export type Internals = {
  animationLoop: {props: {device: Promise<Graphics>}} | null;
  layerManager: {setNeedsRedraw(reason: string): void; needsUpdate(): string | false; getLayers(): Layer[]; updateLayers(): void} | null;
  _drawLayers(reason: string, options: Record<string, unknown>): void;
  device: Graphics | null;
};

/** The layer that was asked for, of a layer that deck.gl made for it. */
export function rootOf(layer: Layer | undefined): Layer | undefined {
  let root = layer;
  while (root?.parent) root = root.parent;
  return root;
}

/**
 * deck.gl leaves a device alone, whose listeners and timers would keep canvas, map and data in memory. And browsers
 * allow few contexts and collect them late: this one is given back now.
 */
export function release(device: Graphics): void {
  device.canvasContext.destroy();
  device.destroy();
  device.gl.getExtension('WEBGL_lose_context')?.loseContext();
}
