// The clock as the layers see it while one pass is drawn. Layers read it when they draw, so moving the clock changes
// no layer, no prop and no buffer: it costs a few uniforms.

import type {Moment} from './clock.ts';
import {boxOf, softened, type Box, type SoftBox} from './filter.ts';

export class Ranges {
  box: Box = boxOf({day: 0, window: 0, knownBy: null});
  day = 0;
  /** False for picks and differences, which are exact, and where motion is not wanted. */
  fades = true;
  private soft = new Map<number, SoftBox>();

  show(clock: Moment, fades: boolean): void {
    this.box = boxOf(clock);
    this.day = clock.day;
    this.fades = fades;
    this.soft.clear();
  }

  softened(fade: number): SoftBox {
    const wanted = this.fades ? fade : 0;
    let known = this.soft.get(wanted);
    if (!known) {
      known = softened(this.box, wanted);
      this.soft.set(wanted, known);
    }
    return known;
  }
}
