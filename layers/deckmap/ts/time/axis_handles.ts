// The handles on the time axis: the date shown, the start of its window, the date before, and what was known by when.

import {clamp, FOREVER} from '../days/clock.ts';
import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import type {Time} from './time.ts';
import type {Axis} from './time_axis.ts';

const NEAR = 10;

export type Handle = 'head' | 'start' | 'known' | 'before';
/** What a hand on the axis has hold of; the strip shows which part of the axis is in view. */
export type Drag = Handle | 'strip';

export class AxisHandles {
  readonly head: HTMLElement;
  readonly start: HTMLElement;
  readonly known: HTMLElement;
  readonly before: HTMLElement;
  /** The days of the window, and those after what was known. */
  readonly band = h('div', {class: 'band'});
  readonly veil = h('div', {class: 'veil'});
  private wasLatest = true;

  /** `roomChanged` hears when the known-by handle leaves or takes its place at the end of the names. */
  constructor(
    private readonly time: Time,
    private readonly words: Words,
    private readonly roomChanged: () => void
  ) {
    this.head = this.handle('head', words.shownDate, h('span', {class: 'pill'}));
    this.start = this.handle('start', words.windowStart, h('span', {class: 'grip'}));
    this.known = this.handle('known', words.knownByHandle, h('span', {class: 'pill'}));
    this.before = this.handle('before', words.beforeDate, h('span', {class: 'pill'}));
  }

  /** Pixels that the parked "as known today" takes at the end of the line of names. */
  get parked(): number {
    return this.time.clock.knownBy === null ? widthOf(this.known.querySelector<HTMLElement>('.pill')!) : 0;
  }

  private handle(name: Handle, label: string, ...children: HTMLElement[]): HTMLElement {
    return h(
      'div',
      {
        class: `handle ${name}`,
        role: 'slider',
        tabindex: 0,
        'aria-label': label,
        'aria-orientation': 'horizontal',
        'data-drag': name,
        onkeydown: (event: KeyboardEvent) => this.onHandleKey(name, event)
      },
      h('span', {class: 'stem'}),
      ...children
    );
  }

  /** Puts them where the clock is: a few transforms and words. */
  follow(axis: Axis): void {
    const {clock, calendar, before} = this.time;
    const {day} = this.time.shown;
    const x = axis.x(day);
    const words = calendar.words(day);
    setText(this.head.querySelector('.pill')!, words);
    place(this.head, x, axis.width);
    describe(this.head, clock.first, clock.last, Math.floor(day), words);
    const windowed = clock.window > 0;
    const left = axis.x(day - clock.window);
    this.start.hidden = !windowed;
    this.band.hidden = !windowed;
    if (windowed) {
      place(this.start, left, axis.width);
      this.band.style.transform = `translateX(${left}px)`;
      this.band.style.width = `${Math.max(x - left, 1)}px`;
      describe(this.start, clock.first, clock.last, Math.floor(day - clock.window), calendar.words(day - clock.window));
    }
    this.followKnown(axis);
    this.before.hidden = !before;
    if (before) {
      const when = calendar.words(before.day);
      setText(this.before.querySelector('.pill')!, when);
      place(this.before, axis.x(before.day), axis.width);
      describe(this.before, clock.first, clock.last, Math.floor(before.day), when);
    }
  }

  private followKnown(axis: Axis): void {
    const {clock, calendar} = this.time;
    const known = clock.knownBy === 'shown' ? Math.floor(clock.day) : clock.knownBy;
    const parked = known === null || known >= axis.last;
    if (this.wasLatest !== (known === null)) {
      this.wasLatest = known === null;
      this.roomChanged();
    }
    const x = parked ? axis.width : axis.x(known + 1);
    const {knownLatest, knownShown, asKnown} = this.words;
    const said =
      known === null ? knownLatest : clock.knownBy === 'shown' ? knownShown : `${asKnown} ${calendar.words(known)}`;
    setText(this.known.querySelector('.pill')!, said);
    place(this.known, x, axis.width);
    this.known.classList.toggle('parked', known === null);
    this.known.classList.toggle('linked', clock.knownBy === 'shown');
    describe(this.known, clock.first, Math.max(clock.last, known ?? 0), known ?? clock.last, said);
    this.veil.hidden = parked;
    this.veil.style.transform = `translateX(${Math.max(x, 0)}px)`;
  }

  /** What a hand that goes down at `x` takes. */
  nearest(x: number, target: EventTarget | null, axis: Axis): Drag {
    const named = (target as HTMLElement | null)?.closest?.('[data-drag]') as HTMLElement | null;
    if (named) return named.dataset.drag as Drag;
    const {clock, before} = this.time;
    if (clock.window > 0 && Math.abs(x - axis.x(clock.day - clock.window)) < NEAR) return 'start';
    if (before && Math.abs(x - axis.x(before.day)) < NEAR && Math.abs(x - axis.x(clock.day)) >= NEAR) {
      return 'before';
    }
    return 'head';
  }

  /** Every handle moves a day with the arrows (a week with Shift), as sliders do. */
  private onHandleKey(name: Handle, event: KeyboardEvent): void {
    const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1}[event.key];
    if (!step || name === 'head') return;
    const days = step * (event.shiftKey ? 7 : 1);
    const {clock} = this.time;
    if (name === 'start') this.time.setWindow(clock.window - days);
    else if (name === 'known') {
      const from = clock.knownBy === 'shown' ? Math.floor(clock.day) : (clock.knownBy ?? clock.last);
      this.time.setKnown(clamp(from + days, clock.first, FOREVER));
    } else if (this.time.before) {
      this.time.before.day = clamp(this.time.before.day + days, clock.first, clock.last);
      this.time.set(clock);
    }
    this.time.settle();
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Moves a handle; its label stays on the axis, the handle itself leaves with its day. */
function place(handle: HTMLElement, x: number, width: number): void {
  handle.style.transform = `translateX(${x}px)`;
  handle.classList.toggle('outside', x < -1 || x > width + 1);
  const pill = handle.querySelector<HTMLElement>('.pill');
  if (!pill) return;
  const half = widthOf(pill) / 2;
  pill.style.transform = `translateX(${clamp(x, half, Math.max(width - half, half)) - x - half}px)`;
}

const widths = new WeakMap<HTMLElement, {letters: number; width: number}>();

/** Asking the browser makes it lay the page out, so only once for each length of text. */
function widthOf(pill: HTMLElement): number {
  const letters = pill.textContent!.length;
  const known = widths.get(pill);
  if (known && known.letters === letters && known.width) return known.width;
  const width = pill.offsetWidth;
  widths.set(pill, {letters, width});
  return width;
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function describe(handle: HTMLElement, low: number, high: number, now: number, words: string): void {
  const values = {'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': now, 'aria-valuetext': words};
  for (const [name, value] of Object.entries(values)) {
    if (handle.getAttribute(name) !== String(value)) handle.setAttribute(name, String(value));
  }
}
