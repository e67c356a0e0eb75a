// Positions in sorted numbers.

export interface Slice {
  first: number;
  count: number;
}

/** The first position whose value is at least `value`. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  return partition(sorted.length, i => sorted[i] < value);
}

/** The first position whose value is greater than `value`. */
export function upperBound(sorted: ArrayLike<number>, value: number): number {
  return partition(sorted.length, i => sorted[i] <= value);
}

/** How many positions come before the first that is not `before`; all that are must come first. */
export function partition(length: number, before: (position: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
