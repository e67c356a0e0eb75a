// One map in one page: puts stage, time axis, tools and words together, and speaks with Python.

import type {PickingInfo} from '@deck.gl/core';
import {Stage} from '../canvas/stage.ts';
import {Ranges} from '../days/ranges.ts';
import {between, type Point} from '../ground/lasso.ts';
import {metresPerPixel, scaleBar} from '../ground/scale.ts';
import {Layers} from '../layers/layers.ts';
import type {Picked} from '../layers/picked.ts';
import {h, icon} from '../page/dom.ts';
import {helpDialog} from '../page/help.ts';
import {LITTLE_ROOM} from '../page/little_room.ts';
import {noticeOf, TIME_AXIS, VIEW} from '../page/notice.ts';
import {STYLE} from '../page/style.ts';
import {type Given, inTheme, Surroundings} from '../page/theme.ts';
import {type Words, wordsWith} from '../page/words.ts';
import {Legend} from '../picture/legend.ts';
import {compose} from '../picture/snapshot.ts';
import {named} from '../picture/undrawn.ts';
import {knownWords} from '../time/known_words.ts';
import {Time} from '../time/time.ts';
import {Timeline} from '../time/timeline.ts';
import {Transport} from '../time/transport.ts';
import {Sketch, type SketchTool} from '../tools/sketch.ts';
import {type Mode, Tools} from '../tools/tools.ts';
import {asker} from '../wire/gate.ts';
import {type Id, keyOf, sameId} from '../wire/ids.ts';
import type {CameraValue, LegendValue, Payload, Report} from '../wire/payload.ts';
import type {Seen} from '../wire/seen.ts';
import {keysOf, type MapKey} from './keys.ts';
import type {Hear, Led, Steered} from './steered.ts';
import {Turn} from './turn.ts';

const REST_MS = 250;

/** What the browser owns once a map stands. */
const OWNED = ['clock', 'camera', 'compare', 'annotations', 'area', 'selected'] as const;

/** What a map of the same key left behind when it was taken out of the page and put back unchanged. */
interface Memory {
  tokens: Record<string, string>;
  report: Report;
}

const memories = new Map<string, Memory>();

export class App implements Led, Steered {
  time: Time | null = null;
  readonly sketch: Sketch;
  readonly tools: Tools;
  readonly stage: Stage;
  readonly layers: Layers;
  readonly counters = {messages: 0};
  /** Letters of the last picture that no font here has. */
  private missing: string[] = [];
  /** What Python sent last. */
  given: Given;
  /** What is drawn: the same in the theme shown, or what a script on the page made of it. */
  payload: Payload;
  readonly listeners = new Set<(seen: Seen) => void>();
  hear: Hear | null = null;
  private rewriting: ((payload: Payload) => Payload) | null = null;
  private readonly words: Words;
  private readonly ranges = new Ranges();
  private readonly style = h('style');
  private readonly surroundings = new Surroundings(() => this.turn());
  private readonly turning = new Turn({
    draw: payload => this.draw(payload),
    loading: () => this.layers.loading,
    waits: waits => (this.coming.hidden = !waits)
  });
  private readonly root: HTMLElement;
  private readonly area: HTMLElement;
  private readonly legend: Legend;
  private readonly headline = h('h2');
  private readonly subline = h('p');
  private readonly coming = h('div', {class: 'coming', role: 'status', hidden: true});
  private readonly titleCard = h('header', {class: 'card title'}, this.headline, this.subline, this.coming);
  private readonly scaleWords = h('span');
  private readonly scaleLine = h('div');
  private readonly creditLine = h('div', {class: 'card credits'});
  private readonly tip = h('div', {class: 'card tip', role: 'status'});
  private readonly notice = h('div', {class: 'card notice', role: 'alert', hidden: true});
  private readonly live = h('div', {class: 'live', 'aria-live': 'polite'});
  private readonly swipe: HTMLElement;
  private readonly sideLeft = h('div', {class: 'card side left'});
  private readonly sideRight = h('div', {class: 'card side right'});
  private readonly bar: HTMLElement;
  private timeline: Timeline | null = null;
  private transport: Transport | null = null;
  private tokens: Record<string, string> = {};
  private selection: [string, Id][] = [];
  private box: number[] | null = null;
  private done = {fly: '', play: ''};
  private drawErrors = new Map<string, string>();
  private lostGraphics = false;
  private withoutGraphics = false;
  /** What went wrong with what was just asked for. */
  private trouble = '';
  private stopped = false;
  private timer = 0;
  private lastReport = '';
  /** What could have been reported when the map opened. */
  private opened = '';
  private lastSent = 0;
  private pressed: {x: number; y: number} | null = null;
  private readonly motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  private readonly stops: (() => void)[] = [];
  private frameAsked = 0;

  constructor(
    parent: ParentNode & Node,
    given: Given,
    public send: (report: Report) => void
  ) {
    this.style.textContent = STYLE + LITTLE_ROOM;
    parent.append(this.style, this.surroundings.element);
    this.given = given;
    const payload = (this.payload = inTheme(given, this.surroundings.theme));
    this.words = wordsWith(payload.words);
    this.coming.textContent = this.words.coming;
    this.layers = new Layers(this.ranges, () => this.layersChanged());
    this.area = h('div', {class: 'stage', tabindex: 0, role: 'application', 'aria-label': payload.title || this.words.map});
    this.stage = new Stage(this.area, this.ranges, this.layers, {
      frame: () => undefined,
      camera: camera => this.cameraMoved(camera),
      hover: info => this.hovered(info),
      error: (id, message) => this.drawFailed(id, message),
      lost: lost => this.lost(lost),
      noGraphics: message => this.noGraphics(message)
    });
    this.sketch = new Sketch(() => this.stage.viewport, {
      annotated: () => this.report(),
      lassoed: ring => this.lassoed(ring),
      boxed: (x, y, width, height, corners) => this.boxed(x, y, width, height, corners),
      measured: words => this.tools?.setMeasured(words),
      write: (x, y, done) => this.write(x, y, done),
      pan: event => {
        event.preventDefault();
        this.area.querySelector('.canvas')?.dispatchEvent(new WheelEvent(event.type, event));
      }
    });
    this.tools = new Tools(this.words, {
      compare: mode => this.compare(mode),
      snapshot: scale => void this.save(scale),
      use: tool => this.useTool(tool),
      removeLast: () => this.sketch.removeLast(),
      removeAll: () => this.sketch.removeAll(),
      clearArea: () => this.clearArea(),
      fullscreen: () => this.fullscreen(),
      help: () => this.help(),
      zoom: by => this.zoom(by),
      north: () => this.north()
    });
    this.legend = new Legend(this.words);
    this.swipe = this.makeSwipe();
    this.bar = h('div', {class: 'bar'});
    const foot = h(
      'footer',
      {class: 'foot'},
      h('div', {class: 'card scale', 'aria-hidden': 'true'}, this.scaleWords, this.scaleLine),
      this.creditLine
    );
    const over = h(
      'div',
      {class: 'over'},
      h('div', {class: 'side-by'}, this.titleCard, this.legend.element),
      h('div', {class: 'side-by end'}, this.tools.element, foot)
    );
    this.area.append(this.sketch.canvas, this.swipe, over, this.tip, this.notice);
    this.root = h('div', {class: 'deckmap'}, this.area, this.bar, this.live);
    parent.append(this.root);
    this.listen();
    this.size();
    this.take(given);
    this.stage.start();
    this.cameraMoved(this.stage.camera);
    // Python knows what it passed; only what a map left behind in this page is news.
    if (!memories.has(payload.key)) this.lastReport = this.opened = JSON.stringify({...this.current(), errors: payload.refusals ?? []});
  }

  private listen(): void {
    const on = (target: EventTarget, name: string, act: (event: any) => void, options?: AddEventListenerOptions): void => {
      target.addEventListener(name, act, options);
      this.stops.push(() => target.removeEventListener(name, act, options));
    };
    on(this.root, 'keydown', event => this.key(event));
    // Streamlit's own shortcuts must not hear what is typed here.
    for (const name of ['keyup', 'keypress']) on(this.root, name, event => event.stopPropagation());
    on(this.area, 'pointerdown', event => {
      this.pressed = {x: event.clientX, y: event.clientY};
      if ((event.target as HTMLElement).classList.contains('canvas')) this.area.focus({preventScroll: true});
    });
    on(this.area, 'pointerup', event => this.released(event));
    on(this.area, 'pointermove', event => {
      if (this.sketch.tool === 'measure') this.sketch.hover(...this.inside(event));
    });
    on(this.area, 'pointerleave', () => this.tip.classList.remove('shown'));
    on(this.area, 'dblclick', () => {
      if (this.sketch.tool === 'measure') this.sketch.finish(true);
    });
    on(window, 'resize', () => this.size());
    on(this.motion, 'change', () => this.setMotion());
    const resized = new ResizeObserver(() => {
      this.size();
      this.sketch.draw();
      this.placeSwipe();
      this.stage.redraw('size');
    });
    resized.observe(this.area);
    if (document.body) resized.observe(document.body);
    this.stops.push(() => resized.disconnect());
    this.setMotion();
  }

  private setMotion(): void {
    this.stage.setReducedMotion(this.motion.matches);
    this.stage.fades = !this.motion.matches;
    if (this.time) this.time.wholeDays = this.motion.matches;
  }

  /** Fills the window down to its lower edge, or has the height asked for. */
  private size(): void {
    const {height, margin_bottom: margin} = this.payload;
    if (height !== 'stretch') {
      this.root.style.height = `${height}px`;
      return;
    }
    const top = this.root.getBoundingClientRect().top + scrolled(this.root);
    const wanted = Math.max(360, Math.floor(window.innerHeight - top - margin));
    if (this.root.style.height !== `${wanted}px`) this.root.style.height = `${wanted}px`;
  }

  take(given: Given): void {
    this.given = given;
    const payload = inTheme(given, this.surroundings.theme);
    this.turning.to(this.rewriting?.(payload) ?? payload);
  }

  /** The page has turned light or dark: the map, where that is left to it, turns with it. */
  private turn(): void {
    if (!this.stopped && this.given.theme === 'auto' && this.surroundings.theme !== this.payload.theme) this.take(this.given);
  }

  /** Goes on in another place, as `payload` says; what a hand did meanwhile stays, and is told. */
  move(parent: ParentNode & Node, payload: Given, send: (report: Report) => void): void {
    const untouched = JSON.stringify(this.current()) === this.opened;
    for (const name of OWNED) {
      const same = JSON.stringify(this.given[name]?.value) === JSON.stringify(payload[name]?.value);
      if (same && payload[name]) this.tokens[name] = payload[name].token;
    }
    this.send = send;
    parent.append(this.style, this.surroundings.element);
    carry(this.root, parent);
    this.take(payload);
    this.stage.drawNow('moved');
    if (untouched) this.lastReport = JSON.stringify(this.current());
    else this.report();
  }

  rewrite(change: ((payload: Payload) => Payload) | null): void {
    this.rewriting = change;
    this.take(this.given);
  }

  /** Whether the picture lacks data, or the one Python asked for does. */
  get loading(): boolean {
    return this.turning.waiting || this.layers.loading;
  }

  private draw(payload: Payload): void {
    const first = !Object.keys(this.tokens).length;
    const memory = first ? memories.get(payload.key) : undefined;
    this.payload = payload;
    this.root.classList.toggle('dark', payload.theme === 'dark');
    for (const chrome of ['full', 'map', 'none']) this.root.classList.toggle(`chrome-${chrome}`, payload.chrome === chrome);
    this.ink();
    this.takeClock(payload, memory);
    this.layers.take(payload.spec.layers ?? [], payload.layers, {
      theme: payload.theme,
      tooltip: payload.spec.tooltip,
      anywhere: payload.allow_remote,
      timed: this.time !== null
    });
    this.takeCamera(payload, memory);
    if (this.isNew('annotations', payload.annotations.token)) {
      this.sketch.annotations = kept(memory, 'annotations', payload) ?? payload.annotations.value;
    }
    if (payload.area && this.isNew('area', payload.area.token)) {
      this.sketch.area = (kept(memory, 'area', payload) ?? payload.area.value) as [number, number][] | null;
      this.sketch.draw();
    }
    this.takeSelection(payload, memory);
    this.layers.select(this.selection);
    if (this.timeline) this.timeline.ask = asker(payload.allow_remote);
    this.timeline?.take(payload.timeline, payload.theme);
    this.transport?.take(payload.timeline, payload.theme);
    this.tools.take(payload.tools, this.time !== null);
    this.bar.hidden = !this.time || payload.chrome !== 'full';
    this.creditLine.textContent = payload.credits;
    this.creditLine.hidden = !payload.credits;
    this.size();
    this.tellStage();
    this.layersChanged();
    this.followTime();
    this.takeMotion(payload, first);
  }

  private ink(): void {
    const accent = colourOf(this.root, '--accent');
    this.root.style.setProperty('--on-accent', isLight(accent) ? '#101214' : '#ffffff');
    const light = this.payload.theme === 'light';
    this.sketch.inks = {
      ink: light ? '#17191b' : '#ffffff',
      halo: light ? '#ffffff' : '#14181c',
      accent,
      font: getComputedStyle(this.root).fontFamily
    };
    this.sketch.draw();
  }

  private isNew(name: string, token: string): boolean {
    if (this.tokens[name] === token) return false;
    this.tokens[name] = token;
    return true;
  }

  private takeClock(payload: Payload, memory: Memory | undefined): void {
    const {value} = payload.clock;
    const fresh = this.isNew('clock', payload.clock.token);
    if (!value) return this.withoutTime();
    const remembered = kept(memory, 'clock', payload);
    if (!this.time) {
      this.time = new Time({...value, ...(remembered ?? {}), playing: false}, {
        moved: () => this.timeMoved(),
        rested: () => {
          this.live.textContent = this.time!.words();
          this.report();
        }
      });
      this.time.wholeDays = this.motion.matches;
      const chosen = (): void => this.report();
      this.timeline = new Timeline(this.time, this.words, chosen, () => this.layersChanged());
      this.transport = new Transport(this.time, this.words, chosen);
      this.bar.replaceChildren(this.transport.element, this.timeline.element);
      if (value.playing && !remembered) this.time.play();
    } else if (fresh) this.time.take(value);
    if (this.isNew('compare', payload.compare.token)) {
      const compared = memory && memory.tokens.compare === payload.compare.token ? memory.report.compare : payload.compare.value;
      this.time.compare(compared);
    }
  }

  private withoutTime(): void {
    this.time?.stop();
    this.timeline?.stop();
    this.time = this.timeline = this.transport = null;
    this.bar.replaceChildren();
    this.stage.comparison = null;
    delete this.tokens.compare; // a clock that comes later is compared as Python says then
  }

  private takeCamera(payload: Payload, memory: Memory | undefined): void {
    const fresh = this.isNew('camera', payload.camera.token);
    const camera = kept(memory, 'camera', payload) ?? payload.camera.value;
    if (fresh && camera) this.stage.jump(camera);
  }

  private takeSelection(payload: Payload, memory: Memory | undefined): void {
    if (!this.isNew('selected', payload.selected.token)) return;
    this.selection = kept(memory, 'selected', payload) ?? payload.selected.value ?? this.selection;
  }

  /** Flights and stretches of play are commands: a new id carries one out. */
  private takeMotion(payload: Payload, first: boolean): void {
    const {fly, play} = payload;
    if (fly && fly.id !== this.done.fly) {
      this.done.fly = fly.id;
      if (first) this.stage.jump(fly.to);
      else this.stage.fly(fly.to);
    }
    if (play && this.time && play.id !== this.done.play) {
      this.done.play = play.id;
      this.time.play({from: play.from, to: play.to}, play.speed);
    }
  }

  private layersChanged(): void {
    if (this.stopped) return;
    this.stage.setLayers();
    this.turning.changed();
    this.showErrors();
    if (this.errors().length) this.report();
  }

  // --- time -----------------------------------------------------------------------------------------------------

  private timeMoved(): void {
    this.followTime();
    if (this.time?.clock.playing && this.payload.report_every > 0) {
      if (performance.now() - this.lastSent > this.payload.report_every * 1000) this.sendReport();
    }
  }

  private tellStage(): void {
    const {time} = this;
    if (!time) return;
    this.stage.clock = time.shown;
    const before = time.beforeClock();
    this.stage.comparison = before && {before, mode: time.before!.mode, split: time.before!.split};
  }

  private followTime(): void {
    const {time} = this;
    this.tellStage();
    if (time) {
      this.tools.setMode(time.before?.mode ?? 'off');
      this.timeline?.follow();
      this.transport?.follow();
    }
    this.placeSwipe();
    this.writeTitle();
    this.stage.redrawTime();
    this.changed();
  }

  titles(): {title: string; subtitle: string} {
    return {title: this.filled(this.payload.title), subtitle: this.filled(this.payload.subtitle)};
  }

  private filled(template: string): string {
    const {time} = this;
    if (!time) return template.replace(/\s*[·,–-]?\s*\{(day|known)\}/g, '');
    const {clock, calendar} = time;
    const before = time.beforeClock();
    const day = before ? `${time.words(before)} | ${time.words()}` : time.words();
    const latest = this.payload.clock.value?.latest ?? (Date.now() - calendar.epochMs) / 86_400_000;
    const known = knownWords(before ? [before, clock] : [clock], calendar, latest);
    return template.replaceAll('{day}', day).replaceAll('{known}', `${this.words.asKnown} ${known}`);
  }

  private writeTitle(): void {
    const {title, subtitle} = this.titles();
    if (this.headline.textContent !== title) this.headline.textContent = title;
    if (this.subline.textContent !== subtitle) this.subline.textContent = subtitle;
    this.titleCard.classList.toggle('empty', !title && !subtitle);
  }

  // --- comparing ------------------------------------------------------------------------------------------------

  private compare(mode: Mode): void {
    const {time} = this;
    if (!time) return;
    if (mode === 'off') time.compare(null);
    else if (time.before) time.before.mode = mode;
    else {
      const {clock} = time;
      const day = clock.day - 30 >= clock.first ? clock.day - 30 : clock.first;
      time.compare({day: Math.floor(day), known_by: clock.knownBy, mode, split: 0.5});
    }
    this.followTime();
    this.legend.take(this.legendEntries(), this.payload.theme);
    this.report();
  }

  legendEntries(): LegendValue[] {
    const {time} = this;
    if (time?.before?.mode !== 'difference') return this.payload.legend;
    const group = this.words.differenceOf;
    const grey = {light: [90, 90, 90, 210], dark: [190, 190, 190, 210], width: 3};
    return [
      ...this.payload.legend,
      {type: 'item', group, kind: 'fill', label: `${this.words.asOn} ${time.words()}`, ...grey},
      {type: 'item', group, kind: 'hatch', label: `${this.words.stripes} ${time.words(time.beforeClock()!)}`, ...grey},
      {type: 'note', group, text: this.words.unchanged}
    ];
  }

  private makeSwipe(): HTMLElement {
    const swipe = h(
      'div',
      {
        class: 'swipe',
        role: 'slider',
        tabindex: 0,
        'aria-label': this.words.swipe,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        hidden: true
      },
      h('span', {class: 'knob'}, icon('compare')),
      this.sideLeft,
      this.sideRight
    );
    const move = (split: number, done: boolean): void => {
      if (!this.time?.before) return;
      this.time.before.split = Math.min(Math.max(split, 0.02), 0.98);
      this.followTime();
      if (done) this.report();
    };
    swipe.addEventListener('pointerdown', event => {
      swipe.setPointerCapture(event.pointerId);
      event.stopPropagation();
      swipe.focus();
    });
    swipe.addEventListener('pointermove', event => {
      if (!swipe.hasPointerCapture(event.pointerId)) return;
      move(this.inside(event)[0] / this.area.clientWidth, false);
    });
    swipe.addEventListener('pointerup', event => {
      event.stopPropagation();
      this.report();
    });
    swipe.addEventListener('keydown', event => {
      const step = {ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1}[event.key];
      if (!step || !this.time?.before) return;
      move(this.time.before.split + step, true);
      event.preventDefault();
      event.stopPropagation();
    });
    return swipe;
  }

  private placeSwipe(): void {
    const {time} = this;
    const on = time?.before?.mode === 'swipe';
    if (this.swipe.hidden === on) this.swipe.hidden = !on;
    this.legend.take(this.legendEntries(), this.payload.theme);
    if (!on || !time?.before) return;
    this.swipe.style.left = `${time.before.split * 100}%`;
    const percent = String(Math.round(time.before.split * 100));
    if (this.swipe.getAttribute('aria-valuenow') !== percent) this.swipe.setAttribute('aria-valuenow', percent);
    const left = `${this.words.before}: ${time.words(time.beforeClock()!)}`;
    const right = `${this.words.after}: ${time.words()}`;
    if (this.sideLeft.textContent !== left) this.sideLeft.textContent = left;
    if (this.sideRight.textContent !== right) this.sideRight.textContent = right;
  }

  // --- camera ---------------------------------------------------------------------------------------------------

  private cameraMoved(camera: CameraValue): void {
    this.tools.turn(camera.bearing, camera.pitch);
    const bar = this.scaleBar();
    this.scaleWords.textContent = bar.words;
    this.scaleLine.style.width = `${bar.pixels}px`;
    if (!this.frameAsked) {
      // The overlay follows the map's own frame, not the event before it.
      this.frameAsked = requestAnimationFrame(() => {
        this.frameAsked = 0;
        this.sketch.draw();
      });
    }
    this.tip.classList.remove('shown');
    this.changed();
    this.report();
  }

  private scaleBar(): {pixels: number; words: string} {
    const {latitude, zoom} = this.stage.camera;
    return scaleBar(metresPerPixel(latitude, zoom), 140);
  }

  zoom(by: number): void {
    this.stage.glide({zoom: Math.min(Math.max(this.stage.camera.zoom + by, 0), 20)});
  }

  north(): void {
    this.stage.glide({bearing: 0, pitch: 0});
  }

  fullscreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.root.requestFullscreen?.();
  }

  // --- selecting ------------------------------------------------------------------------------------------------

  private hovered(info: PickingInfo | null): void {
    const picked = info && !this.sketch.tool ? this.layers.picked(info as any) : null;
    let text = picked?.tip ?? '';
    if (picked && picked.day !== null && this.time) text = [text, this.time.calendar.words(picked.day)].filter(Boolean).join('\n');
    this.tip.classList.toggle('shown', Boolean(text));
    if (!text || !info) return;
    const [first, ...rest] = text.split('\n');
    this.tip.replaceChildren(h('strong', {}, first), rest.length ? `\n${rest.join('\n')}` : '');
    const x = Math.min(info.x + 14, this.area.clientWidth - this.tip.offsetWidth - 8);
    const y = info.y + 18 + this.tip.offsetHeight > this.area.clientHeight ? info.y - this.tip.offsetHeight - 10 : info.y + 18;
    this.tip.style.transform = `translate(${Math.max(x, 4)}px, ${Math.max(y, 4)}px)`;
  }

  /** A click that is not a drag, however long a slow machine takes over it; deck.gl's own gives up after 250 ms. */
  private clicked(x: number, y: number, adding: boolean): void {
    const info = this.stage.pick(x, y);
    const picked = info?.picked ? this.layers.picked(info as any) : null;
    if (!picked) {
      if (!adding && this.selection.length) this.selectAll([]);
      return;
    }
    const pair: [string, Id] = [picked.layer, picked.id];
    const same = (other: [string, Id]): boolean => other[0] === pair[0] && sameId(other[1], pair[1]);
    if (!adding) this.selectAll([pair]);
    else if (this.selection.some(same)) this.selectAll(this.selection.filter(other => !same(other)));
    else this.selectAll([...this.selection, pair]);
  }

  selectAll(selection: [string, Id][], box: number[] | null = null): void {
    this.selection = selection;
    this.box = box;
    this.layers.select(selection);
    this.stage.setLayers();
    this.changed();
    this.report();
  }

  private boxed(x: number, y: number, width: number, height: number, corners: [number[], number[]]): void {
    const [a, b] = corners;
    const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    this.sketch.area = null;
    this.selectPicked(this.stage.pickBox(x, y, width, height), box);
  }

  /** Takes of what is shown what touches the area that was drawn. */
  private lassoed(ring: Point[]): void {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const rings = new Map<number, Point[]>();
    const ringOf = (from: number, to: number): Point[] => {
      const known = rings.get(from) ?? this.sketch.onGround(between(ring, from, to));
      rings.set(from, known);
      return known;
    };
    const read = (info: PickingInfo, from: number, to: number): Picked | null =>
      this.layers.meets(info as any, ringOf(from, to)) ? this.layers.picked(info as any) : null;
    this.selectPicked(this.stage.pickBox(left, top, Math.max(...xs) - left, Math.max(...ys) - top, read), null);
  }

  private selectPicked(all: Picked[], box: number[] | null): void {
    const seen = new Map<string, [string, Id]>();
    for (const {layer, id} of all) seen.set(`${layer}\u0000${keyOf(id)}`, [layer, id]);
    this.selectAll([...seen.values()], box);
    this.live.textContent = `${seen.size} ${this.words.selectedCount}`;
  }

  clearArea(): void {
    this.sketch.area = null;
    this.sketch.draw();
    this.selectAll([]);
  }

  private useTool(tool: SketchTool | null): void {
    this.sketch.use(tool);
    if (tool) this.area.dataset.cursor = tool === 'text' ? 'text' : 'crosshair';
    else delete this.area.dataset.cursor;
    this.stage.setDoubleClickZoom(tool !== 'measure');
  }

  private inside(event: PointerEvent): [number, number] {
    const box = this.area.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private released(event: PointerEvent): void {
    const {pressed} = this;
    this.pressed = null;
    if (!pressed || !(event.target as HTMLElement).classList.contains('canvas')) return;
    if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 5) return;
    const [x, y] = this.inside(event);
    if (this.sketch.tool) this.sketch.click(x, y);
    else if (event.button === 0) this.clicked(x, y, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  private write(x: number, y: number, done: (text: string) => void): void {
    const field = h('input', {type: 'text', class: 'write', 'aria-label': this.words.textPrompt, maxlength: 200, placeholder: this.words.textPrompt});
    field.style.left = `${Math.min(x, this.area.clientWidth - 200)}px`;
    field.style.top = `${y}px`;
    let finished = false;
    const finish = (keep: boolean): void => {
      if (finished) return;
      finished = true;
      if (keep) done(field.value);
      field.remove();
      this.area.focus({preventScroll: true});
    };
    field.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === 'Escape') finish(event.key === 'Enter');
      event.stopPropagation();
    });
    field.addEventListener('blur', () => finish(true));
    this.area.append(field);
    field.focus();
  }

  // --- keys -----------------------------------------------------------------------------------------------------

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = target.matches('input, select, textarea');
    const pressing = target.matches('button') && (event.key === ' ' || event.key === 'Enter');
    if (typing || pressing || this.root.querySelector('dialog[open]')) return;
    const key = this.keys().find(candidate => candidate.matches(event));
    if (!key) return;
    event.preventDefault();
    key.act(this, event);
  }

  private keys(): MapKey[] {
    return keysOf(this.time !== null, tool => this.tools.offers(tool));
  }

  escape(): void {
    const drawing = this.tools.tool === 'lasso';
    const busy = this.tools.leave() && !drawing;
    if (!busy && (this.selection.length || this.sketch.area)) this.clearArea();
  }

  help(): void {
    const dialog = helpDialog(this.words, this.keys());
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.area.focus({preventScroll: true});
    });
    this.root.append(dialog);
    dialog.showModal();
  }

  // --- trouble --------------------------------------------------------------------------------------------------

  private lost(lost: boolean): void {
    this.lostGraphics = lost;
    this.showErrors();
  }

  private noGraphics(message: string): void {
    console.error(`deckmap: ${message}`);
    this.withoutGraphics = true;
    this.showErrors();
  }

  private drawFailed(deckId: string, message: string): void {
    const id = deckId.split('~')[0];
    if (this.drawErrors.has(id)) return;
    this.drawErrors.set(id, message);
    console.error(`deckmap: ${id}: ${message}`);
    this.showErrors();
    this.report();
  }

  errors(): [string, string][] {
    const bars: [string, string][] = this.timeline?.error ? [[TIME_AXIS, this.timeline.error]] : [];
    const drawn = [...this.drawErrors].filter(([id]) => !id || this.layers.has(id));
    return [...new Map([...(this.payload.refusals ?? []), ...drawn, ...this.layers.errors, ...bars])];
  }

  private again(id: string): boolean {
    return id === TIME_AXIS ? this.timeline !== null && this.timeline.again : this.layers.again(id);
  }

  private nameOf(id: string): string {
    if (id === VIEW) return this.words.view;
    return id === TIME_AXIS ? this.words.timeline : this.layers.labels(id) || this.words.map;
  }

  private showErrors(): void {
    const {words} = this;
    const say = (text: string, button = '', act: () => void = () => undefined): void => {
      this.notice.hidden = !text;
      const pressed = button ? h('button', {type: 'button', onclick: act}, button) : null;
      this.notice.replaceChildren(h('span', {}, text), ...(pressed ? [pressed] : []));
    };
    if (this.lostGraphics) return say(words.lost);
    if (this.withoutGraphics) return say(words.noWebgl, words.retry, () => this.startAgain());
    if (this.trouble) return say(this.trouble, words.close, () => this.tellTrouble(''));
    const {text, again} = noticeOf(this.errors(), words, id => this.nameOf(id), id => this.again(id));
    say(text, again ? words.retry : '', () => {
      this.drawErrors.clear();
      this.layers.retry();
      this.timeline?.retry();
      this.showErrors();
      this.report();
    });
  }

  private startAgain(): void {
    this.withoutGraphics = false;
    this.stage.restart();
  }

  private tellTrouble(words: string): void {
    this.trouble = words;
    this.showErrors();
  }

  // --- saving ---------------------------------------------------------------------------------------------------

  /** A picture of the map once it is whole, with the words that stood on it then. */
  async snapshot(scale: number): Promise<Blob> {
    await this.turning.settled();
    const {clientWidth: width, clientHeight: height} = this.area;
    const pixels = this.stage.pixels(scale); // drawn and read by now: what is said of it may change while it is packed
    const {title, subtitle} = this.titles();
    const {time} = this;
    const style = getComputedStyle(this.root);
    const said = {
      width,
      height,
      scale,
      title,
      subtitle,
      theme: this.payload.theme,
      font: style.fontFamily,
      background: style.getPropertyValue('--water').trim(),
      legend: this.legendEntries(),
      credits: this.payload.credits,
      scaleBar: this.scaleBar(),
      bearing: this.stage.camera.bearing,
      swipe:
        time?.before?.mode === 'swipe'
          ? {x: time.before.split * width, left: this.sideLeft.textContent ?? '', right: this.sideRight.textContent ?? ''}
          : null,
      paintOver: (context: CanvasRenderingContext2D) => this.sketch.paint(context)
    };
    const map = await pixels;
    const {canvas, missing} = compose({...said, map});
    map.close();
    this.missing = missing;
    return new Promise((resolve, reject) => {
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
    });
  }

  private async save(scale: number): Promise<void> {
    let blob: Blob;
    if (this.layers.loading) this.tellTrouble(this.words.savedWhole);
    try {
      blob = await this.snapshot(scale);
    } catch (problem) {
      return this.tellTrouble(`${this.words.notSaved}: ${(problem as Error).message}.`);
    }
    this.tellTrouble(this.missing.length ? `${this.words.undrawn}: ${named(this.missing)}.` : '');
    const link = h('a', {href: URL.createObjectURL(blob), download: this.fileName(scale)});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  private fileName(scale: number): string {
    const name = this.titles().title || this.payload.key;
    return `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80)}-${scale}x.png`;
  }

  // --- speaking with Python -------------------------------------------------------------------------------------

  /** Tells Python once the hand has rested a moment; a playing clock is not at rest. */
  report(): void {
    if (this.stopped) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      if (this.stage.gliding) return this.report();
      if (this.time?.clock.playing) return;
      this.sendReport();
    }, REST_MS);
  }

  get reporting(): boolean {
    return this.timer !== 0;
  }

  private current(): Report {
    const round = (value: number, digits: number): number => Number(value.toFixed(digits));
    const {longitude, latitude, zoom, bearing, pitch} = this.stage.camera;
    return {
      taken: {...this.tokens, fly: this.done.fly, play: this.done.play},
      camera: {
        longitude: round(longitude, 6),
        latitude: round(latitude, 6),
        zoom: round(zoom, 4),
        bearing: round(bearing, 2),
        pitch: round(pitch, 2)
      },
      clock: this.time?.value() ?? null,
      compare: this.time?.compareValue() ?? null,
      selected: this.selection,
      box: this.box?.map(side => round(side, 6)) ?? null,
      area: this.sketch.area?.map(([longitude, latitude]) => [round(longitude, 6), round(latitude, 6)]) ?? null,
      mark: this.time?.mark ?? '',
      annotations: this.sketch.annotations,
      errors: this.errors()
    };
  }

  seen(): Seen {
    const {time, stage} = this;
    const before = time?.beforeClock();
    return {
      clock: time?.clock ?? null,
      comparison: before ? {...before, mode: time!.before!.mode, split: time!.before!.split} : null,
      camera: stage.camera,
      selected: this.selection
    };
  }

  private changed(): void {
    if (!this.listeners.size) return;
    const seen = this.seen();
    for (const listener of this.listeners) listener(seen);
  }

  private sendReport(): void {
    const report = this.current();
    const text = JSON.stringify(report);
    if (text === this.lastReport) return;
    this.lastReport = text;
    this.lastSent = performance.now();
    this.counters.messages += 1;
    if (this.hear) this.hear(report, this.send);
    else this.send(report);
  }

  stop(remembered = true): void {
    if (remembered) memories.set(this.payload.key, {tokens: {...this.tokens}, report: this.current()});
    this.stopped = true;
    this.turning.stop();
    window.clearTimeout(this.timer);
    cancelAnimationFrame(this.frameAsked);
    this.time?.stop();
    this.timeline?.stop();
    this.stops.forEach(stop => stop());
    this.stage.stop();
    this.root.remove();
    this.style.remove();
    this.surroundings.element.remove();
  }
}

/**
 * Puts an element elsewhere in the page, with its focus and an open dialog. `moveBefore` would keep both by itself, but
 * Chromium 156 crashes when it takes a map from one shadow root to another.
 */
function carry(element: HTMLElement, parent: ParentNode): void {
  const focused = (element.getRootNode() as ShadowRoot | Document).activeElement;
  const dialogs = element.querySelectorAll<HTMLDialogElement>('dialog[open]');
  parent.append(element);
  for (const dialog of dialogs) {
    dialog.removeAttribute('open'); // closing it would tell its listeners
    dialog.showModal();
  }
  if (focused instanceof HTMLElement && element.contains(focused)) focused.focus({preventScroll: true});
}

/** What the map of this key was left at, if Python still says what it said then. */
function kept<K extends 'clock' | 'camera' | 'annotations' | 'area' | 'selected'>(
  memory: Memory | undefined,
  name: K,
  payload: Payload
): Report[K] | undefined {
  return memory && memory.tokens[name] === payload[name]?.token ? memory.report[name] : undefined;
}

/** How far the page has been scrolled under an element, so that scrolling does not change its height. */
function scrolled(element: HTMLElement): number {
  let total = 0;
  let node: Node | null = element;
  while (node) {
    if (node instanceof HTMLElement) total += node.scrollTop;
    node = node.parentNode ?? (node as ShadowRoot).host ?? null;
  }
  return total;
}

/** A colour of the style sheet as it is worked out here; its variable may hold one for each theme. */
function colourOf(root: HTMLElement, name: string): string {
  const probe = h('span', {style: `color:var(${name});display:none`});
  root.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Whether a colour is light enough to need dark words on it. */
function isLight(colour: string): boolean {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
}
