// Lengths and areas on the WGS84 ellipsoid: Karney (2013), through GeographicLib.

import geodesic from 'geographiclib-geodesic';

export type LonLat = [longitude: number, latitude: number];

const earth = (geodesic as any).Geodesic.WGS84;

/** Metres along the shortest way. */
export function distance(a: LonLat, b: LonLat): number {
  return earth.Inverse(a[1], a[0], b[1], b[0]).s12;
}

/** The direction in which the shortest way from one point to another sets out, in degrees clockwise from north. */
export function azimuth(from: LonLat, to: LonLat): number {
  return earth.Inverse(from[1], from[0], to[1], to[0]).azi1;
}

export function length(path: LonLat[]): number {
  let total = 0;
  for (let i = 1; i < path.length; i++) total += distance(path[i - 1], path[i]);
  return total;
}

/** Square metres inside a closed path of three points or more, whichever way round it goes. */
export function area(path: LonLat[]): number {
  const polygon = earth.Polygon(false);
  for (const [longitude, latitude] of path) polygon.AddPoint(latitude, longitude);
  return Math.abs(polygon.Compute(false, true).area);
}

/** The point so many metres from another, in a direction in degrees clockwise from north. */
export function destination(from: LonLat, azimuth: number, metres: number): LonLat {
  const {lat2, lon2} = earth.Direct(from[1], from[0], azimuth, metres);
  return [lon2, lat2];
}
