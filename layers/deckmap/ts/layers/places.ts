// Which rows of a layer have a place, and their lines the short way round. deck.gl takes a missing coordinate for 0 and
// a step over the 180th meridian for one round the world.

type Position = number[];
type Props = Record<string, any>;

/** Rows to draw, and accessors in place of the layer's own where these would not say the same. */
export interface Placed {
  rows: any[];
  accessors: Record<string, (row: any) => unknown>;
}

const ENDS: [prop: string, otherwise: string][] = [['getSourcePosition', 'sourcePosition'], ['getTargetPosition', 'targetPosition']];

const POINTS: Record<string, [prop: string, otherwise: string][]> = {
  ArcLayer: ENDS,
  GreatCircleLayer: ENDS,
  ColumnLayer: [['getPosition', 'position']],
  GridCellLayer: [['getPosition', 'position']],
  IconLayer: [['getPosition', 'position']],
  PointCloudLayer: [['getPosition', 'position']],
  ScatterplotLayer: [['getPosition', 'position']],
  TextLayer: [['getPosition', 'position']]
};

const sources = new WeakMap<object, object>();
const known = new WeakMap<unknown[], {key: string; placed: Placed}>();

/** The row as it came, of a row that was made to be drawn. */
export const sourceOf = (row: any): any => (typeof row === 'object' && row !== null ? (sources.get(row) ?? row) : row);

/** The same arrays for the same rows read alike, so that deck.gl keeps its buffers. `key` says how they are read. */
export function placed(type: string, props: Props, rows: any[], key: string): Placed {
  const before = known.get(rows);
  if (before?.key === key) return before.placed;
  const made = place(type, props, rows);
  known.set(rows, {key, placed: made});
  return made;
}

function place(type: string, props: Props, rows: any[]): Placed {
  const short = onGlobe(props);
  if (type === 'GeoJsonLayer') return features(rows, short);
  if (type === 'PathLayer' || type === 'TripsLayer') return paths(props, rows, short, type === 'TripsLayer');
  if (type === 'LineLayer' || (type === 'ArcLayer' && !props.greatCircle)) return ends(props, rows, short);
  if (type === 'PolygonLayer' || type === 'SolidPolygonLayer') return polygons(props, rows);
  const accessors = (POINTS[type] ?? []).map(([prop, otherwise]) => reader(props[prop], otherwise));
  const kept = rows.filter(row => accessors.every(read => isPlace(read(row))));
  return {rows: kept.length === rows.length ? rows : kept, accessors: {}};
}

/** Whether lines over the 180th meridian are to be looked for: degrees, and nobody said otherwise. */
export function onGlobe({coordinateSystem, modelMatrix, wrapLongitude}: Props): boolean {
  return ['default', 'lnglat', undefined].includes(coordinateSystem) && !modelMatrix && wrapLongitude === undefined;
}

function reader(accessor: unknown, otherwise: string): (row: any) => unknown {
  if (typeof accessor === 'function') return row => accessor(row, {});
  return accessor === undefined ? row => row?.[otherwise] : () => accessor;
}

function isPlace(value: any): boolean {
  return Number.isFinite(value?.[0]) && Number.isFinite(value?.[1]);
}

function crosses(path: Position[]): boolean {
  return path.some((position, index) => index > 0 && isOver(path[index - 1][0], position[0]));
}

/** A step of all 360 degrees is a parallel, drawn whole. */
function isOver(from: number, to: number): boolean {
  const step = Math.abs(to - from);
  return step > 180 && step < 360;
}

/** The line in longitudes that go on over 180, and once more where its other side is seen. */
function bothSides(path: Position[]): [Position[], Position[]] {
  let turns = 0;
  const far = path.map((position, index) => {
    if (index > 0 && isOver(path[index - 1][0], position[0])) turns += position[0] < path[index - 1][0] ? 360 : -360;
    return shifted(position, turns);
  });
  const side = far.some(([longitude]) => longitude > 180) ? -360 : 360;
  return [far, far.map(position => shifted(position, side))];
}

const shifted = ([longitude, ...rest]: Position, by: number): Position => [longitude + by, ...rest];

// --- paths and polygons by accessor ----------------------------------------------------------------------------------

function paths(props: Props, rows: any[], short: boolean, timed: boolean): Placed {
  const read = reader(props.getPath, 'path');
  const times = reader(props.getTimestamps, 'timestamps');
  const changed = new Map<any, {path: unknown; times: unknown}>();
  const copies: any[] = [];
  const kept = rows.filter(row => {
    const path = read(row);
    if (!Array.isArray(path) || typeof path[0] === 'number') return path !== null && path !== undefined; // flat, or binary
    const stamps = timed ? times(row) : null;
    const has = (index: number): boolean => isPlace(path[index]) && (!Array.isArray(stamps) || Number.isFinite(stamps[index]));
    const whole = path.every((_, index) => has(index));
    const clean = whole ? path : path.filter((_, index) => has(index));
    const at = whole || !Array.isArray(stamps) ? stamps : stamps.filter((_, index) => has(index));
    if (clean.length < 2) return false;
    if (short && crosses(clean)) {
      const [one, other] = bothSides(clean);
      changed.set(row, {path: one, times: at});
      const copy = copyOf(row);
      changed.set(copy, {path: other, times: at});
      copies.push(copy);
    } else if (!whole) changed.set(row, {path: clean, times: at});
    return true;
  });
  const all = kept.length === rows.length && !copies.length ? rows : [...kept, ...copies];
  if (!changed.size) return {rows: all, accessors: {}};
  const getPath = (row: any): unknown => (changed.has(row) ? changed.get(row)!.path : read(row));
  const getTimestamps = (row: any): unknown => (changed.has(row) ? changed.get(row)!.times : times(row));
  return {rows: all, accessors: {getPath, ...(timed ? {getTimestamps} : {})}};
}

function ends(props: Props, rows: any[], short: boolean): Placed {
  const [from, to] = ENDS.map(([prop, otherwise]) => reader(props[prop], otherwise));
  const changed = new Map<any, Position[]>();
  const copies: any[] = [];
  const kept = rows.filter(row => {
    const line = [from(row), to(row)] as Position[];
    if (!line.every(isPlace)) return false;
    if (short && crosses(line)) {
      const copy = copyOf(row);
      const [one, other] = bothSides(line);
      changed.set(row, one).set(copy, other);
      copies.push(copy);
    }
    return true;
  });
  if (!changed.size) return {rows: kept.length === rows.length ? rows : kept, accessors: {}};
  const read = (end: 0 | 1) => (row: any): unknown => changed.get(row)?.[end] ?? [from, to][end](row);
  return {rows: [...kept, ...copies], accessors: {getSourcePosition: read(0), getTargetPosition: read(1)}};
}

function copyOf(row: any): any {
  const copy = Array.isArray(row) ? [...row] : {...row};
  sources.set(copy, row);
  return copy;
}

function polygons(props: Props, rows: any[]): Placed {
  const read = reader(props.getPolygon, 'polygon');
  const changed = new Map<any, unknown>();
  const kept = rows.filter(row => {
    const polygon = read(row);
    if (!Array.isArray(polygon) || typeof polygon[0] === 'number') return polygon !== null && polygon !== undefined;
    const clean = isPositions(polygon) ? ring(polygon) : rings(polygon);
    if (clean !== polygon) changed.set(row, clean);
    return clean !== null;
  });
  const all = kept.length === rows.length ? rows : kept;
  if (!changed.size) return {rows: all, accessors: {}};
  return {rows: all, accessors: {getPolygon: row => (changed.has(row) ? changed.get(row) : read(row))}};
}

const isPositions = (value: any[]): boolean => value.some(each => Array.isArray(each) && !Array.isArray(each[0]));

function ring(positions: any[]): any[] | null {
  if (positions.every(isPlace)) return positions;
  const clean = positions.filter(isPlace);
  return clean.length < 3 ? null : clean;
}

function rings(all: any[]): any[] | null {
  const clean = all.map(each => (Array.isArray(each) ? ring(each) : each));
  if (clean[0] === null || clean[0] === undefined) return null;
  return clean.every((each, index) => each === all[index]) ? all : clean.filter(each => each !== null);
}

// --- GeoJSON ---------------------------------------------------------------------------------------------------------

function features(rows: any[], short: boolean): Placed {
  let same = true;
  const drawn = rows.map(row => {
    const geometry = row?.geometry ? shapeOf(row.geometry, short) : null;
    if (geometry && geometry === row.geometry) return row;
    same = false;
    if (!geometry) return null;
    const copy = copyOf(row);
    copy.geometry = geometry;
    return copy;
  });
  return {rows: same ? rows : drawn.filter(row => row !== null), accessors: {}};
}

/** The geometry, the same one where nothing is missing and no line goes over the 180th meridian; null if nothing is left. */
function shapeOf(geometry: any, short: boolean): any {
  const {type, coordinates} = geometry;
  if (type === 'GeometryCollection') {
    const parts = (geometry.geometries ?? []).map((each: any) => shapeOf(each, short)).filter(Boolean);
    const same = parts.length === geometry.geometries?.length && parts.every((each: any, i: number) => each === geometry.geometries[i]);
    return same ? geometry : parts.length ? {type, geometries: parts} : null;
  }
  if (!Array.isArray(coordinates)) return null;
  if (type === 'Point') return isPlace(coordinates) ? geometry : null;
  if (type === 'MultiPoint') return having(geometry, coordinates.filter(isPlace));
  if (type === 'Polygon') return having(geometry, rings(coordinates));
  if (type === 'MultiPolygon') return having(geometry, coordinates.map(rings).filter(Boolean));
  if (type !== 'LineString' && type !== 'MultiLineString') return geometry;
  const lines: Position[][] = type === 'LineString' ? [coordinates] : coordinates;
  return lineOf(geometry, lines, short);
}

function having(geometry: any, coordinates: any[] | null): any {
  if (!coordinates?.length) return null;
  const same = coordinates.length === geometry.coordinates.length && coordinates.every((each, i) => each === geometry.coordinates[i]);
  return same ? geometry : {...geometry, coordinates};
}

function lineOf(geometry: any, lines: Position[][], short: boolean): any {
  const clean = lines.map(line => (line.every(isPlace) ? line : line.filter(isPlace))).filter(line => line.length > 1);
  const over = short && clean.some(crosses);
  if (!over && clean.length === lines.length && clean.every((line, i) => line === lines[i])) return geometry;
  const coordinates = over ? clean.flatMap(line => (crosses(line) ? bothSides(line) : [line])) : clean;
  return coordinates.length ? {...geometry, type: 'MultiLineString', coordinates} : null;
}
