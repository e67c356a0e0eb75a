// The line between two dates, moved by hand or by keys, with the date on each side of it.

import {h, icon} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import type {Time} from '../time/time.ts';

export interface SwipeEvents {
  /** The line was put at this part of the map's width. */
  moved(split: number): void;
  rested(): void;
}

export class SwipeLine {
  readonly element: HTMLElement;
  private readonly sideLeft = h('div', {class: 'card side left'});
  private readonly sideRight = h('div', {class: 'card side right'});
  /** Where the line stands; null where there is none to move. */
  private split: number | null = null;

  constructor(
    private readonly words: Words,
    private readonly area: HTMLElement,
    private readonly events: SwipeEvents
  ) {
    this.element = h(
      'div',
      {
        class: 'swipe',
        role: 'slider',
        tabindex: 0,
        'aria-label': words.swipe,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        hidden: true
      },
      h('span', {class: 'knob'}, icon('compare')),
      this.sideLeft,
      this.sideRight
    );
    this.listen();
  }

  private listen(): void {
    const {element: swipe, area, events} = this;
    swipe.addEventListener('pointerdown', event => {
      swipe.setPointerCapture(event.pointerId);
      event.stopPropagation();
      swipe.focus();
    });
    swipe.addEventListener('pointermove', event => {
      if (!swipe.hasPointerCapture(event.pointerId)) return;
      this.move((event.clientX - area.getBoundingClientRect().left) / area.clientWidth);
    });
    swipe.addEventListener('pointerup', event => {
      event.stopPropagation();
      events.rested();
    });
    swipe.addEventListener('keydown', event => {
      const step = {ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1}[event.key];
      if (!step || this.split === null) return;
      this.move(this.split + step);
      events.rested();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private move(split: number): void {
    if (this.split !== null) this.events.moved(Math.min(Math.max(split, 0.02), 0.98));
  }

  /** Stands where the comparison has it. */
  place(time: Time | null): void {
    this.split = time?.before?.split ?? null;
    const on = time?.before?.mode === 'swipe';
    if (this.element.hidden === on) this.element.hidden = !on;
    if (!on || !time?.before) return;
    this.element.style.left = `${time.before.split * 100}%`;
    const percent = String(Math.round(time.before.split * 100));
    if (this.element.getAttribute('aria-valuenow') !== percent) this.element.setAttribute('aria-valuenow', percent);
    const left = `${this.words.before}: ${time.words(time.beforeClock()!)}`;
    const right = `${this.words.after}: ${time.words()}`;
    if (this.sideLeft.textContent !== left) this.sideLeft.textContent = left;
    if (this.sideRight.textContent !== right) this.sideRight.textContent = right;
  }

  /** As it is painted into a picture `width` wide; null where there is none. */
  painted(time: Time | null, width: number): {x: number; left: string; right: string} | null {
    if (time?.before?.mode !== 'swipe') return null;
    return {x: time.before.split * width, left: this.sideLeft.textContent ?? '', right: this.sideRight.textContent ?? ''};
  }
}
