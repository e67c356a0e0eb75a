// Which of many paths can be in view, as few ranges of them.

export type Bounds = [west: number, south: number, east: number, north: number];

const ANYWHERE = [-Infinity, -Infinity, Infinity, Infinity];

/** West, south, east and north of each path, four numbers a path; a path that is no list of positions is anywhere. */
export function boxes(paths: ArrayLike<unknown>[]): Float32Array {
  const found = new Float32Array(paths.length * 4);
  paths.forEach((path, index) => {
    if (!Array.isArray(path?.[0])) return found.set(ANYWHERE, index * 4);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of Array.from(path as ArrayLike<number[]>)) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return found.set(box, index * 4);
  });
  return found;
}

/**
 * Ranges [from, to) of vertices of the paths that touch `bounds`, in their order. `starts` holds each path's first
 * vertex and, last, their number. Ranges less than `bridge` vertices apart are one: a few more vertices cost less than
 * another draw.
 */
export function inView(box: Float32Array, starts: ArrayLike<number>, bounds: Bounds, bridge: number): [number, number][] {
  const [west, south, east, north] = bounds;
  const ranges: [number, number][] = [];
  for (let i = 0; i < box.length / 4; i++) {
    const at = i * 4;
    if (box[at] > east || box[at + 2] < west || box[at + 1] > north || box[at + 3] < south) continue;
    const last = ranges.at(-1);
    if (last && starts[i] - last[1] < bridge) last[1] = starts[i + 1];
    else ranges.push([starts[i], starts[i + 1]]);
  }
  return ranges;
}

/** The bounds a tenth larger on each side: lines have width, and no edge shall be seen. */
export function wider([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) / 10, (north - south) / 10];
  return [west - x, south - y, east + x, north + y];
}
