// A line drawn by hand around something: fewer vertices, and what lies in it. Plain arithmetic.

export type Point = [number, number];

/** The positions in `points` that are kept when a line is drawn with at most `most` of them; its ends always are. */
export function simplified(points: Point[], most: number): number[] {
  for (let tolerance = 1; ; tolerance *= 1.5) {
    const kept = within(points, tolerance);
    if (kept.length <= most) return kept;
  }
}

/** Douglas and Peucker: no point left out lies farther than `tolerance` from the line. */
function within(points: Point[], tolerance: number): number[] {
  const keep = new Set([0, points.length - 1]);
  const stretches: [number, number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    let farthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distance(points[i], points[from], points[to]);
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    stretches.push([from, farthest], [farthest, to]);
  }
  return [...keep].sort((a, b) => a - b);
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** The part of a ring between two upright lines (Sutherland and Hodgman); less than three points for none. */
export function between(ring: Point[], from: number, to: number): Point[] {
  const cut = (points: Point[], edge: number, keeps: (x: number) => boolean): Point[] =>
    points.flatMap((point, i) => {
      const before = points.at(i - 1)!;
      const kept: Point[] = keeps(point[0]) ? [point] : [];
      if (keeps(before[0]) === keeps(point[0])) return kept;
      const share = (edge - before[0]) / (point[0] - before[0]);
      return [[edge, before[1] + share * (point[1] - before[1])] as Point, ...kept];
    });
  return cut(cut(ring, from, x => x >= from), to, x => x <= to);
}

/** Whether a point lies in a ring, which need not repeat its first point. */
export function inside([x, y]: Point, ring: Point[]): boolean {
  let within = false;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[before];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
  }
  return within;
}

/**
 * Whether a shape touches a ring: a point in it, a line that enters it, an area that overlaps it. `coordinates` are
 * nested as in GeoJSON.
 */
export function meets(coordinates: unknown, ring: Point[], isArea: boolean): boolean {
  if (ring.length < 3) return false;
  const lines = parts(coordinates);
  if (lines.some(line => line.some(point => inside(point, ring)))) return true;
  const closed: Point[] = [...ring, ring[0]];
  if (lines.some(line => crosses(line, closed))) return true;
  // The ring may lie in the area whole: in an odd number of its rings, so not in a hole.
  return isArea && lines.filter(line => inside(ring[0], line)).length % 2 === 1;
}

function parts(coordinates: any): Point[][] {
  if (!coordinates?.length) return [];
  if (typeof coordinates[0] === 'number') return [[coordinates]];
  if (typeof coordinates[0]?.[0] === 'number') return [coordinates];
  return [...coordinates].flatMap(parts);
}

function crosses(line: Point[], ring: Point[]): boolean {
  const side = (a: Point, b: Point, c: Point): boolean => (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]);
  return line.some(
    (a, i) =>
      i > 0 &&
      ring.some((c, j) => {
        if (j === 0) return false;
        const [b, d] = [line[i - 1], ring[j - 1]];
        return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
      })
  );
}
