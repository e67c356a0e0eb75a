// How large things are: the stage is laid out for 1920 × 1080 and grows and shrinks with its window.

import type {CameraValue} from '../wire/payload.ts';

const CORE = 0.8; // of the stage a smaller map keeps

/** Pixels of this window a pixel of the stage takes. */
export const unit = (): number => Math.min(innerWidth / 1920, innerHeight / 1080);

/** A scene's camera for a map `free` px wide, which keeps at least the middle of the stage. */
export function cameraFor({longitude, latitude, zoom, bearing = 0, pitch = 0}: CameraValue, free: number): CameraValue {
  const size = Math.min(free / 1920, innerHeight / 1080);
  return {longitude, latitude, zoom: zoom + Math.log2(size / CORE), bearing, pitch};
}
