// A map as it is now, for who looks on from the page.

import type {Clock, Moment} from '../days/clock.ts';
import type {Id} from './ids.ts';
import type {CameraValue} from './payload.ts';

/** A map as it is now, in days since its clock's epoch and in degrees, WGS84. */
export interface Seen {
  clock: Clock | null;
  /** The date left of the swipe line, which stands at `split` of the map's width. */
  comparison: (Moment & {mode: 'swipe' | 'difference'; split: number}) | null;
  camera: CameraValue;
  selected: [layer: string, id: Id][];
}
