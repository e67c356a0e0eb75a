// The time axis under the map, and the hand on it that moves time.

import {clamp, type Clock, FOREVER} from '../days/clock.ts';
import {h, rgba} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {asker, type Ask} from '../wire/gate.ts';
import type {BarsValue, Theme, TimelineValue} from '../wire/payload.ts';
import {load, Unanswered} from '../wire/sources.ts';
import {AxisHandles, type Drag} from './axis_handles.ts';
import {AxisPicture} from './axis_picture.ts';
import type {Before, Time} from './time.ts';
import {Axis} from './time_axis.ts';

const NO_BARS: BarsValue = {day: [], kind: [], count: []};

export class Timeline {
  readonly element: HTMLElement;
  axis: Axis;
  private readonly picture: AxisPicture;
  private readonly handles: AxisHandles;
  private readonly strip = h('div', {class: 'strip'}, h('div', {class: 'strip-view'}));
  private readonly tip = h('div', {class: 'track-tip', role: 'presentation'});
  private readonly size: ResizeObserver;
  /** Why the bars are not there, in words. */
  error = '';
  /** Whether the error may be over by the next try. */
  again = false;
  ask: Ask = asker(false);
  private bars = NO_BARS;
  private asked = '';
  private value: TimelineValue = {bars: null, kinds: [], marks: [], changes: []};
  private theme: Theme = 'light';
  private drag: Drag | null = null;
  private pointers = new Map<number, number>();
  /** Time as it was when a finger or the mouse went down. */
  private held: {clock: Clock; before: Before | null} | null = null;
  private redrawAsked = 0;

  constructor(
    private readonly time: Time,
    private readonly words: Words,
    private readonly chosen: (mark: string) => void,
    private readonly failed: () => void
  ) {
    this.picture = new AxisPicture(time.calendar);
    this.handles = new AxisHandles(time, words, () => this.redrawSoon());
    const {head, start, known, before, band, veil} = this.handles;
    this.element = h(
      'div',
      {class: 'track', role: 'group', 'aria-label': words.timeline},
      this.picture.canvas,
      h('div', {class: 'track-clip'}, band, veil),
      before,
      start,
      known,
      head,
      this.strip,
      this.tip
    );
    this.axis = new Axis(time.clock.first, time.clock.last + 1);
    this.element.addEventListener('pointerdown', this.onDown);
    this.element.addEventListener('pointermove', this.onMove);
    this.element.addEventListener('pointerup', this.onUp);
    this.element.addEventListener('pointercancel', this.onUp);
    this.element.addEventListener('pointerleave', () => this.tip.classList.remove('shown'));
    this.element.addEventListener('wheel', this.onWheel, {passive: false});
    this.element.addEventListener('dblclick', () => this.zoomed(() => this.axis.reset()));
    this.size = new ResizeObserver(() => this.draw());
    this.size.observe(this.element);
  }

  take(value: TimelineValue | null, theme: Theme): void {
    this.theme = theme;
    const {first, last} = this.time.clock;
    if (this.axis.first !== first || this.axis.last !== last + 1) this.axis = new Axis(first, last + 1);
    if (value) {
      const same = JSON.stringify(value.bars) === JSON.stringify(this.value.bars);
      this.value = value;
      this.time.changes = value.changes;
      if (!same) this.takeBars(value.bars);
    }
    this.draw();
  }

  private takeBars(bars: TimelineValue['bars']): void {
    this.asked = typeof bars === 'string' ? bars : '';
    this.say('');
    if (this.asked) return this.fetchBars(this.asked);
    this.bars = (bars as BarsValue | null) ?? NO_BARS;
  }

  /** Asks again for bars that did not come. */
  retry(): void {
    if (this.error) this.takeBars(this.asked);
  }

  /** The axis works without its bars; what comes after other bars were asked for is too late. */
  private fetchBars(url: string): void {
    load(url, this.ask).then(
      loaded => {
        if (this.asked !== url) return;
        if (loaded.kind !== 'object') return this.say(this.words.notBars);
        this.bars = loaded.object as BarsValue;
        this.draw();
      },
      (problem: Error) => {
        if (this.asked === url) this.say(problem.message, problem instanceof Unanswered);
      }
    );
  }

  private say(error: string, again = true): void {
    this.again = again;
    if (error === this.error) return;
    this.error = error;
    this.failed();
  }

  stop(): void {
    this.asked = '';
    this.size.disconnect();
    cancelAnimationFrame(this.redrawAsked);
  }

  /** What does not move with the clock: bars, ticks, names. */
  draw(): void {
    const width = this.element.clientWidth;
    const height = this.element.clientHeight;
    if (!width || !height) return;
    const {axis, bars, theme} = this;
    const {kinds, marks} = this.value;
    axis.width = width;
    const {parked} = this.handles;
    this.picture.draw({axis, bars, kinds, marks, theme, parked}, width, height, getComputedStyle(this.element));
    this.strip.classList.toggle('shown', axis.zoomed);
    const whole = axis.last - axis.first;
    const view = this.strip.firstElementChild as HTMLElement;
    view.style.left = `${((axis.from - axis.first) / whole) * 100}%`;
    view.style.width = `${((axis.to - axis.from) / whole) * 100}%`;
    this.follow();
  }

  /** What moves with the clock. */
  follow(): void {
    const {clock, shown} = this.time;
    if (clock.playing && this.axis.follow(shown.day)) return this.draw();
    this.handles.follow(this.axis);
  }

  /** Names make room for the known-by handle when it leaves or takes its place at the end. */
  private redrawSoon(): void {
    cancelAnimationFrame(this.redrawAsked);
    this.redrawAsked = requestAnimationFrame(() => this.draw());
  }

  private at(event: PointerEvent | WheelEvent): {x: number; y: number} {
    const box = this.element.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  }

  private onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const {x, y} = this.at(event);
    this.pointers.set(event.pointerId, x);
    this.element.setPointerCapture(event.pointerId);
    if (this.pointers.size > 1) return this.pinching();
    this.held = {clock: this.time.clock, before: this.time.before && {...this.time.before}};
    if (this.strip.contains(event.target as Node)) {
      this.drag = 'strip';
      this.dragTo(x);
      return;
    }
    const onHandle = (event.target as HTMLElement).closest('[data-drag]');
    const mark = onHandle ? -1 : this.picture.markAt(x, y);
    if (mark >= 0) {
      const [day, , id] = this.value.marks[mark];
      this.time.mark = id;
      this.time.go(day);
      this.chosen(id);
      return;
    }
    this.drag = this.handles.nearest(x, event.target, this.axis);
    this.element.classList.add('dragging');
    if (this.drag !== 'strip') this.handles[this.drag].focus({preventScroll: true});
    if (!onHandle) this.dragTo(x);
    event.preventDefault();
  };

  /** Two fingers zoom the axis: what the first had moved on its own goes back to where it was. */
  private pinching(): void {
    if (!this.drag) return;
    this.drag = null;
    const {clock, before} = this.held!;
    const {clock: now} = this.time;
    this.time.before = before;
    this.time.set(now.playing ? {...now, window: clock.window, knownBy: clock.knownBy} : {...clock, playing: false});
    if (clock.playing && !now.playing) this.time.play();
    this.time.settle();
  }

  private onMove = (event: PointerEvent): void => {
    const {x, y} = this.at(event);
    if (this.pointers.has(event.pointerId)) {
      if (this.pointers.size === 2) this.pinch(event.pointerId, x);
      this.pointers.set(event.pointerId, x);
    }
    if (this.drag) this.dragTo(x);
    else if (event.pointerType !== 'touch') this.showTip(x, y);
  };

  private onUp = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
    this.element.classList.remove('dragging');
    if (this.drag === 'head') this.time.rest();
    else if (this.drag && this.drag !== 'strip') this.time.settle();
    this.drag = null;
  };

  private dragTo(x: number): void {
    const {clock} = this.time;
    const day = this.axis.day(clamp(x, 0, this.axis.width));
    this.tip.classList.remove('shown');
    switch (this.drag) {
      case 'head':
        return this.time.scrub(day);
      case 'start':
        return this.time.setWindow(Math.floor(clock.day) - Math.floor(day));
      case 'known':
        return this.time.setKnown(x >= this.axis.width - 2 ? null : clamp(Math.floor(day), clock.first, FOREVER));
      case 'before':
        this.time.before!.day = clamp(Math.floor(day), clock.first, clock.last);
        return this.time.set(clock);
      case 'strip':
        return this.zoomed(() => {
          const span = this.axis.to - this.axis.from;
          const whole = this.axis.last - this.axis.first;
          this.axis.pan(this.axis.first + (x / this.axis.width) * whole - span / 2 - this.axis.from);
        });
    }
  }

  private pinch(moved: number, x: number): void {
    const [other] = [...this.pointers].filter(([id]) => id !== moved).map(([, at]) => at);
    const old = Math.abs(this.pointers.get(moved)! - other);
    const now = Math.abs(x - other);
    if (old < 8 || now < 8) return;
    this.zoomed(() => this.axis.zoom(old / now, (x + other) / 2));
  }

  private onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const {x} = this.at(event);
    this.zoomed(() => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        this.axis.pan(sideways / this.axis.pixelsPerDay);
      } else {
        this.axis.zoom(Math.exp(event.deltaY * 0.0018), x);
      }
    });
  };

  private zoomed(change: () => void): void {
    change();
    this.draw();
  }

  private showTip(x: number, y: number): void {
    const mark = this.picture.markAt(x, y);
    const lines: [colour: string, text: string][] = [];
    if (mark >= 0) {
      const [day, label] = this.value.marks[mark];
      lines.push(['', this.time.calendar.words(day)], ['', label]);
    } else {
      const day = this.axis.day(x);
      const bin = this.picture.binAt(day);
      lines.push([
        '',
        bin && bin.days > 1 ? this.time.calendar.span(bin.day, bin.day + bin.days - 1) : this.time.calendar.words(day)
      ]);
      bin?.counts.forEach((count, kind) => {
        const [, label, light, dark] = this.value.kinds[kind] ?? ['', '', [], []];
        if (count) lines.push([rgba(this.theme === 'light' ? light : dark), `${label} ${count}`]);
      });
    }
    this.tip.replaceChildren(
      ...lines.map(([colour, text], index) => {
        const swatch = colour ? h('i', {style: `background:${colour}`}) : null;
        return h('div', {class: index ? '' : 'first'}, swatch, text);
      })
    );
    this.tip.classList.add('shown');
    const half = this.tip.offsetWidth / 2;
    this.tip.style.transform = `translateX(${clamp(x - half, 0, this.axis.width - 2 * half)}px)`;
  }
}
