// What is seen of a map around its canvas: title, legend, scale and credits, swipe line, the words beside the pointer.

import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {legendOf} from '../parts/comparison.ts';
import {barAt, Foot} from '../parts/foot.ts';
import {dress, fill} from '../parts/room.ts';
import type {Painted} from '../parts/saving.ts';
import {type SwipeEvents, SwipeLine} from '../parts/swipe_line.ts';
import {Tip} from '../parts/tip.ts';
import {Title, type Titles} from '../parts/title.ts';
import {Legend} from '../picture/legend.ts';
import type {Time} from '../time/time.ts';
import type {CameraValue, Payload} from '../wire/payload.ts';

export class Face {
  readonly root = h('div', {class: 'deckmap'});
  /** The map without its bar. */
  readonly area: HTMLElement;
  readonly tip: Tip;
  readonly title: Title;
  private readonly live = h('div', {class: 'live', 'aria-live': 'polite'});
  private readonly foot = new Foot();
  private readonly legend: Legend;
  private readonly swipe: SwipeLine;

  constructor(
    private readonly words: Words,
    private payload: Payload,
    events: SwipeEvents
  ) {
    this.area = h('div', {class: 'stage', tabindex: 0, role: 'application', 'aria-label': payload.title || words.map});
    this.tip = new Tip(this.area);
    this.title = new Title(words);
    this.legend = new Legend(words);
    this.swipe = new SwipeLine(words, this.area, events);
  }

  /** Puts everything in its place. */
  assemble(sketch: HTMLElement, tools: HTMLElement, notice: HTMLElement, bar: HTMLElement): void {
    const over = h(
      'div',
      {class: 'over'},
      h('div', {class: 'side-by'}, this.title.element, this.legend.element),
      h('div', {class: 'side-by end'}, tools, this.foot.element)
    );
    this.area.append(sketch, this.swipe.element, over, this.tip.element, notice);
    this.root.append(this.area, bar, this.live);
  }

  /** `resized` hears when the map has another size. */
  listen(signal: AbortSignal, resized: () => void): void {
    window.addEventListener('resize', () => this.fill(), {signal});
    const observer = new ResizeObserver(() => {
      this.fill();
      resized();
    });
    observer.observe(this.area);
    if (document.body) observer.observe(document.body);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** A wheel over what is drawn on the map moves the map. */
  pan(event: WheelEvent): void {
    event.preventDefault();
    this.area.querySelector('.canvas')?.dispatchEvent(new WheelEvent(event.type, event));
  }

  dress(payload: Payload): void {
    this.payload = payload;
    dress(this.root, payload);
  }

  fill(): void {
    this.foot.credit(this.payload.credits);
    fill(this.root, this.payload);
  }

  /** Says something to who cannot see it. */
  say(words: string): void {
    this.live.textContent = words;
  }

  turn(camera: CameraValue): void {
    this.foot.turn(camera);
    this.tip.hide();
  }

  /** Stands where the comparison has the swipe line, with the legend that goes with it. */
  place(time: Time | null): void {
    this.swipe.place(time);
    this.legend.take(legendOf(this.payload.legend, time, this.words), this.payload.theme);
  }

  follow(time: Time | null): void {
    this.place(time);
    this.title.write(this.payload, time);
  }

  titles(time: Time | null): Titles {
    return this.title.titles(this.payload, time);
  }

  /** What is painted with the map into a picture `width` wide. */
  painted(width: number, time: Time | null, camera: CameraValue): Omit<Painted, 'paintOver'> {
    const {legend, credits, theme} = this.payload;
    return {
      ...this.titles(time),
      theme,
      legend: legendOf(legend, time, this.words),
      credits,
      scaleBar: barAt(camera),
      bearing: camera.bearing,
      swipe: this.swipe.painted(time, width)
    };
  }
}
