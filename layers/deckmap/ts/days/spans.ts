// Which of many sorted spans a clock can touch, as one slice.

import {lowerBound, type Slice, upperBound} from './bounds.ts';
import type {Box} from './filter.ts';

export class Spans {
  /** Greatest end among the spans up to and including each. */
  private readonly latestEnd: Float64Array;

  /** `starts` in rising order. */
  constructor(
    private readonly starts: ArrayLike<number>,
    ends: ArrayLike<number>
  ) {
    this.latestEnd = new Float64Array(ends.length);
    let latest = -Infinity;
    for (let i = 0; i < ends.length; i++) {
      latest = Math.max(latest, ends[i]);
      this.latestEnd[i] = latest;
    }
  }

  /** All spans that can lie in the box, and as few others as their order allows. */
  slice(box: Box): Slice {
    const last = upperBound(this.starts, box[0][1]);
    const first = Math.max(lowerBound(this.starts, box[0][0]), lowerBound(this.latestEnd, box[1][0]));
    return {first: Math.min(first, last), count: Math.max(last - first, 0)};
  }
}
