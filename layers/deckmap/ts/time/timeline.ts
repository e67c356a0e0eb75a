// The time axis under the map: bars, named events, and the handles that move time.

import {clamp, type Clock, FOREVER} from '../days/clock.ts';
import {h, rgba} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {asker, type Ask} from '../wire/gate.ts';
import type {BarsValue, Theme, TimelineValue} from '../wire/payload.ts';
import {load, Unanswered} from '../wire/sources.ts';
import type {Before, Time} from './time.ts';
import {Axis, type Bin, binDays, bins, fitting} from './time_axis.ts';

/** Height of the names, of their marks under them, and of the labels under the axis. */
const NAMES = 20;
const LABELS = 31;
/** Longer names are cut; the tip and the list of events have them whole. */
const LONGEST = 190;
const TICKS = 24;
const NEAR = 10;
const NO_BARS: BarsValue = {day: [], kind: [], count: []};

type Drag = 'head' | 'start' | 'known' | 'before' | 'strip';

export class Timeline {
  readonly element: HTMLElement;
  axis: Axis;
  private readonly canvas = h('canvas', {class: 'track-canvas', 'aria-hidden': 'true'});
  private readonly band = h('div', {class: 'band'});
  private readonly veil = h('div', {class: 'veil'});
  private readonly head: HTMLElement;
  private readonly start: HTMLElement;
  private readonly known: HTMLElement;
  private readonly before: HTMLElement;
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
  private binned: {days: number; list: Bin[]; most: number} = {days: 0, list: [], most: 0};
  private theme: Theme = 'light';
  private drag: Drag | null = null;
  private pointers = new Map<number, number>();
  /** Time as it was when a finger or the mouse went down. */
  private held: {clock: Clock; before: Before | null} | null = null;
  private wasLatest = true;
  private redrawAsked = 0;
  private placedMarks: {x: number; width: number; top: number; index: number}[] = [];

  constructor(
    private readonly time: Time,
    private readonly words: Words,
    private readonly chosen: (mark: string) => void,
    private readonly failed: () => void
  ) {
    this.head = this.handle('head', words.shownDate, h('span', {class: 'pill'}));
    this.start = this.handle('start', words.windowStart, h('span', {class: 'grip'}));
    this.known = this.handle('known', words.knownByHandle, h('span', {class: 'pill'}));
    this.before = this.handle('before', words.beforeDate, h('span', {class: 'pill'}));
    this.element = h(
      'div',
      {class: 'track', role: 'group', 'aria-label': words.timeline},
      this.canvas,
      h('div', {class: 'track-clip'}, this.band, this.veil),
      this.before,
      this.start,
      this.known,
      this.head,
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

  private handle(name: Drag, label: string, ...children: HTMLElement[]): HTMLElement {
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
    this.binned.days = 0;
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
        this.binned.days = 0;
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
    this.axis.width = width;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const context = this.canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.element);
    const ink = style.getPropertyValue('--ink');
    const quiet = style.getPropertyValue('--quiet');
    const line = style.getPropertyValue('--line');
    const {fontFamily: font, fontSize: size} = style;
    const base = height - TICKS;
    this.drawBars(context, base);
    context.fillStyle = line;
    context.fillRect(0, base, width, 1);
    this.drawTicks(context, base, {ink, quiet, line, font, size});
    this.drawMarks(context, base, {ink, quiet, line, font, size});
    this.strip.classList.toggle('shown', this.axis.zoomed);
    const whole = this.axis.last - this.axis.first;
    const view = this.strip.firstElementChild as HTMLElement;
    view.style.left = `${((this.axis.from - this.axis.first) / whole) * 100}%`;
    view.style.width = `${((this.axis.to - this.axis.from) / whole) * 100}%`;
    this.follow();
  }

  private drawBars(context: CanvasRenderingContext2D, base: number): void {
    const days = binDays(this.axis.pixelsPerDay);
    if (this.binned.days !== days) {
      const list = bins(this.bars, this.value.kinds.length, days);
      this.binned = {days, list, most: Math.max(0, ...list.map(bin => bin.total))};
    }
    const room = base - LABELS - 4;
    const gap = days * this.axis.pixelsPerDay > 5 ? 1 : 0;
    for (const bin of this.binned.list) {
      const x = this.axis.x(bin.day);
      const width = Math.max(this.axis.x(bin.day + bin.days) - x - gap, 1.5);
      if (x + width < 0 || x > this.axis.width) continue;
      // Square root, so that quiet weeks stay visible beside the loudest.
      const tall = Math.max(Math.sqrt(bin.total / this.binned.most) * room, 2);
      let y = base;
      bin.counts.forEach((count, kind) => {
        if (!count) return;
        const part = (count / bin.total) * tall;
        const [, , light, dark] = this.value.kinds[kind] ?? ['', '', [120, 120, 120], [170, 170, 170]];
        context.fillStyle = rgba(this.theme === 'light' ? light : dark);
        context.fillRect(x, y - part, width, part);
        y -= part;
      });
    }
  }

  private drawTicks(
    context: CanvasRenderingContext2D,
    base: number,
    {ink, quiet, line, font, size}: Record<'ink' | 'quiet' | 'line' | 'font' | 'size', string>
  ): void {
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (const tick of this.time.calendar.ticks(this.axis.from, this.axis.to, this.axis.width)) {
      const x = Math.round(this.axis.x(tick.day));
      context.fillStyle = tick.major ? quiet : line;
      context.fillRect(x, base, 1, tick.major ? TICKS - 4 : 6);
      context.font = `${tick.major ? 600 : 400} ${size} ${font}`;
      context.fillStyle = tick.major ? ink : quiet;
      const width = context.measureText(tick.label).width;
      if (x + 5 + width <= this.axis.width) context.fillText(tick.label, x + 5, base + TICKS / 2 + 1);
    }
  }

  private drawMarks(
    context: CanvasRenderingContext2D,
    base: number,
    {ink, quiet, font, size}: Record<'ink' | 'quiet' | 'line' | 'font' | 'size', string>
  ): void {
    context.font = `400 ${size} ${font}`;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    // The parked "as known today" lies at the end of the same line.
    const parked = this.time.clock.knownBy === null ? widthOf(this.known.querySelector<HTMLElement>('.pill')!) : 0;
    const room = this.axis.width - parked;
    const wanted = this.value.marks
      .map(([day, name], index) => {
        const at = this.axis.x(day);
        const label = shortened(context, name, LONGEST);
        const width = context.measureText(label).width;
        // A name that would run out of the axis ends at its mark.
        return {x: at + width > room ? at - width + 4 : at - 4, at, width, index, label};
      })
      .filter(mark => mark.at >= -1 && mark.at <= this.axis.width + 1);
    const named = new Set(fitting(wanted.filter(mark => mark.x >= 0 && mark.x + mark.width <= room), 14));
    this.placedMarks = [
      ...wanted.map(mark => ({x: mark.at - 6, width: 12, top: NAMES, index: mark.index})),
      ...[...named].map(mark => ({x: mark.x, width: mark.width, top: 0, index: mark.index}))
    ];
    for (const mark of wanted) {
      const strong = named.has(mark);
      context.fillStyle = quiet;
      context.globalAlpha = strong ? 0.6 : 0.22;
      context.fillRect(Math.round(mark.at), LABELS - 4, 1, base - LABELS + 4);
      context.globalAlpha = 1;
      context.fillStyle = strong ? ink : quiet;
      diamond(context, mark.at, NAMES + 5, strong ? 4.5 : 3.5);
      context.fillStyle = ink;
      if (strong) context.fillText(mark.label, mark.x, NAMES / 2);
    }
  }

  /** What moves with the clock: a few transforms and words. */
  follow(): void {
    const {clock, calendar, before} = this.time;
    const {day} = this.time.shown;
    if (clock.playing && this.axis.follow(day)) return this.draw();
    const x = this.axis.x(day);
    const words = calendar.words(day);
    setText(this.head.querySelector('.pill')!, words);
    place(this.head, x, this.axis.width);
    describe(this.head, clock.first, clock.last, Math.floor(day), words);
    const windowed = clock.window > 0;
    const left = this.axis.x(day - clock.window);
    this.start.hidden = !windowed;
    this.band.hidden = !windowed;
    if (windowed) {
      place(this.start, left, this.axis.width);
      this.band.style.transform = `translateX(${left}px)`;
      this.band.style.width = `${Math.max(x - left, 1)}px`;
      describe(this.start, clock.first, clock.last, Math.floor(day - clock.window), calendar.words(day - clock.window));
    }
    this.followKnown();
    this.before.hidden = !before;
    if (before) {
      const when = calendar.words(before.day);
      setText(this.before.querySelector('.pill')!, when);
      place(this.before, this.axis.x(before.day), this.axis.width);
      describe(this.before, clock.first, clock.last, Math.floor(before.day), when);
    }
  }

  private followKnown(): void {
    const {clock, calendar} = this.time;
    const known = clock.knownBy === 'shown' ? Math.floor(clock.day) : clock.knownBy;
    const parked = known === null || known >= this.axis.last;
    if (this.wasLatest !== (known === null)) {
      this.wasLatest = known === null;
      this.redrawSoon();
    }
    const x = parked ? this.axis.width : this.axis.x(known + 1);
    const {knownLatest, knownShown, asKnown} = this.words;
    const said =
      known === null ? knownLatest : clock.knownBy === 'shown' ? knownShown : `${asKnown} ${calendar.words(known)}`;
    setText(this.known.querySelector('.pill')!, said);
    place(this.known, x, this.axis.width);
    this.known.classList.toggle('parked', known === null);
    this.known.classList.toggle('linked', clock.knownBy === 'shown');
    describe(this.known, clock.first, Math.max(clock.last, known ?? 0), known ?? clock.last, said);
    this.veil.hidden = parked;
    this.veil.style.transform = `translateX(${Math.max(x, 0)}px)`;
  }

  /** Names make room for the known-by handle when it leaves or takes its place at the end. */
  private redrawSoon(): void {
    cancelAnimationFrame(this.redrawAsked);
    this.redrawAsked = requestAnimationFrame(() => this.draw());
  }

  private nearest(x: number, target: EventTarget | null): Drag {
    const named = (target as HTMLElement | null)?.closest?.('[data-drag]') as HTMLElement | null;
    if (named) return named.dataset.drag as Drag;
    const {clock, before} = this.time;
    if (clock.window > 0 && Math.abs(x - this.axis.x(clock.day - clock.window)) < NEAR) return 'start';
    if (before && Math.abs(x - this.axis.x(before.day)) < NEAR && Math.abs(x - this.axis.x(clock.day)) >= NEAR) {
      return 'before';
    }
    return 'head';
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
    const mark = onHandle ? -1 : this.markAt(x, y);
    if (mark >= 0) {
      const [day, , id] = this.value.marks[mark];
      this.time.mark = id;
      this.time.go(day);
      this.chosen(id);
      return;
    }
    this.drag = this.nearest(x, event.target);
    this.element.classList.add('dragging');
    (this.drag === 'strip' ? null : (this as any)[this.drag] as HTMLElement)?.focus({preventScroll: true});
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

  private markAt(x: number, y: number): number {
    if (y > LABELS) return -1;
    const top = y < NAMES ? 0 : NAMES;
    const hits = this.placedMarks.filter(mark => mark.top === top && x >= mark.x && x <= mark.x + mark.width);
    const middle = (mark: {x: number; width: number}): number => Math.abs(mark.x + mark.width / 2 - x);
    return hits.sort((a, b) => middle(a) - middle(b))[0]?.index ?? -1;
  }

  private showTip(x: number, y: number): void {
    const mark = this.markAt(x, y);
    const lines: [colour: string, text: string][] = [];
    if (mark >= 0) {
      const [day, label] = this.value.marks[mark];
      lines.push(['', this.time.calendar.words(day)], ['', label]);
    } else {
      const day = this.axis.day(x);
      const bin = this.binned.list.find(b => day >= b.day && day < b.day + b.days);
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

  /** Every handle moves a day with the arrows (a week with Shift), as sliders do. */
  private onHandleKey(name: Drag, event: KeyboardEvent): void {
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

function shortened(context: CanvasRenderingContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  let length = Math.floor((text.length * most) / context.measureText(text).width);
  while (length > 1 && context.measureText(`${text.slice(0, length).trimEnd()}…`).width > most) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  context.beginPath();
  context.moveTo(x, y - r);
  context.lineTo(x + r, y);
  context.lineTo(x, y + r);
  context.lineTo(x - r, y);
  context.fill();
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
