// What reads the map: the legend, the scale bar, who is to be credited.

import {metresPerPixel, scaleBar} from '../ground/scale.ts';
import {h} from '../page/dom.ts';
import {unit} from './sizes.ts';
import type {LegendRow, Scene} from './told.ts';
import {TELLING} from './words.ts';
import {inWords} from './written.ts';

const LONGEST = 220; // px of the stage the scale bar takes

export class Foot {
  private readonly rows = h('div');
  private readonly legend = h('div', {class: 'legend'}, this.rows);
  private readonly scale = h('div', {class: 'scale'});
  readonly element: HTMLElement;
  private zoom: number | null = null;

  constructor(credits: string) {
    const base = h('div', {class: 'base'}, this.scale, h('div', {class: 'credits'}, credits));
    this.element = h('div', {class: 'low'}, this.legend, base);
  }

  write(scene: Scene): void {
    const bar = scene.compare ? `${TELLING.leftOfBar}: ${inWords(scene.compare.day)}` : '';
    this.rows.replaceChildren(...(bar ? [h('div', {class: 'bar'}, bar)] : []), ...scene.legend.flatMap(row));
    this.legend.classList.toggle('empty', !scene.legend.length && !bar);
  }

  follow(zoom: number, latitude: number): void {
    if (zoom === this.zoom) return;
    this.zoom = zoom;
    const {pixels, words} = scaleBar(metresPerPixel(latitude, zoom), LONGEST * unit());
    this.scale.style.width = `${pixels}px`;
    this.scale.textContent = words;
  }
}

function row({heading, words, sign}: LegendRow): HTMLElement[] {
  const made = h('div', {class: 'row'}, h('span', {class: 'box'}, h('i', {style: sign})), h('span', {}, words));
  return heading ? [h('div', {class: 'heading'}, heading), made] : [made];
}
