// What stands in the corner: the scale of the ground, and who is credited.

import {metresPerPixel, scaleBar} from '../ground/scale.ts';
import {h} from '../page/dom.ts';
import type {CameraValue} from '../wire/payload.ts';

/** The bar that says how long a stretch of the ground is at this camera. */
export const barAt = ({latitude, zoom}: CameraValue): {pixels: number; words: string} =>
  scaleBar(metresPerPixel(latitude, zoom), 140);

export class Foot {
  readonly element: HTMLElement;
  private readonly scaleWords = h('span');
  private readonly scaleLine = h('div');
  private readonly creditLine = h('div', {class: 'card credits'});

  constructor() {
    const scale = h('div', {class: 'card scale', 'aria-hidden': 'true'}, this.scaleWords, this.scaleLine);
    this.element = h('footer', {class: 'foot'}, scale, this.creditLine);
  }

  turn(camera: CameraValue): void {
    const bar = barAt(camera);
    this.scaleWords.textContent = bar.words;
    this.scaleLine.style.width = `${bar.pixels}px`;
  }

  credit(credits: string): void {
    this.creditLine.textContent = credits;
    this.creditLine.hidden = !credits;
  }
}
