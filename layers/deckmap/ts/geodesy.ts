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

const number = (value: number, digits: number): string =>
  value.toLocaleString('en', {maximumFractionDigits: digits, minimumFractionDigits: 0}).replace(/,/g, '\u2009');

export function lengthWords(metres: number): string {
  if (metres < 1000) return `${number(metres, 0)} m`;
  return `${number(metres / 1000, metres < 10_000 ? 2 : metres < 100_000 ? 1 : 0)} km`;
}

export function areaWords(squareMetres: number): string {
  const km2 = squareMetres / 1e6;
  if (km2 < 0.1) return `${number(squareMetres, 0)} m²`;
  return `${number(km2, km2 < 10 ? 2 : km2 < 100 ? 1 : 0)} km²`;
}

export interface ScaleBar {
  pixels: number;
  words: string;
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits. */
export function scaleBar(metresPerPixel: number, room: number): ScaleBar {
  const most = metresPerPixel * room;
  const power = Math.pow(10, Math.floor(Math.log10(most)));
  const metres = [5, 2, 1].map(step => step * power).find(step => step <= most) ?? power;
  return {pixels: metres / metresPerPixel, words: lengthWords(metres)};
}

/** Ground metres a CSS pixel covers at the middle of a web map. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (Math.cos((latitude * Math.PI) / 180) * 2 * Math.PI * 6_378_137) / (512 * Math.pow(2, zoom));
}
