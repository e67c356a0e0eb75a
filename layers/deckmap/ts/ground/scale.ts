// Lengths and areas in words, and the scale bar.

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
