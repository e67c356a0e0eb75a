// One map in one page: puts its parts together, which do not know each other.

import type {PickingInfo} from '@deck.gl/core';
import {Stage} from '../canvas/stage.ts';
import {Ranges} from '../days/ranges.ts';
import {Layers} from '../layers/layers.ts';
import {h} from '../page/dom.ts';
import {LITTLE_ROOM} from '../page/little_room.ts';
import {STYLE} from '../page/style.ts';
import {type Given, inTheme, Surroundings} from '../page/theme.ts';
import {wordsWith} from '../page/words.ts';
import {ClockBar} from '../parts/clock_bar.ts';
import {compareIn} from '../parts/comparison.ts';
import {inksOf} from '../parts/inks.ts';
import {Lookers, seenOf} from '../parts/lookers.ts';
import {reportOf, Reports} from '../parts/reports.ts';
import {carry} from '../parts/room.ts';
import {Saving} from '../parts/saving.ts';
import {type Pair, Selection} from '../parts/selection.ts';
import {Turn} from '../parts/turn.ts';
import type {Time} from '../time/time.ts';
import type {Timeline} from '../time/timeline.ts';
import type {Sketch} from '../tools/sketch.ts';
import type {Mode, Tools} from '../tools/tools.ts';
import type {CameraValue, Payload, Report} from '../wire/payload.ts';
import type {Seen} from '../wire/seen.ts';
import {Commands} from './commands.ts';
import {Face} from './face.ts';
import {Failures} from './failures.ts';
import {Message} from './message.ts';
import type {Steered} from './steered.ts';

export class App implements Steered {
  readonly stage: Stage;
  readonly layers: Layers;
  readonly sketch: Sketch;
  readonly selected: Selection;
  readonly clock: ClockBar;
  readonly commands: Commands;
  readonly reports: Reports;
  readonly failures: Failures;
  readonly lookers = new Lookers(() => this.seen());
  /** What Python sent last. */
  given: Given;
  /** What is drawn: the same in the theme shown, or what a script on the page made of it. */
  payload: Payload;
  private rewriting: ((payload: Payload) => Payload) | null = null;
  private readonly surroundings = new Surroundings(() => this.turn());
  private readonly style = h('style', {}, STYLE + LITTLE_ROOM);
  private readonly face: Face;
  /** The whole of it, and the map without its bar. */
  readonly root: HTMLElement;
  readonly area: HTMLElement;
  private readonly message: Message;
  readonly saving: Saving;
  private readonly turning = new Turn({
    draw: payload => this.draw(payload),
    loading: () => this.layers.loading,
    waits: waits => this.face.title.waits(waits)
  });
  private readonly motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  private readonly ending = new AbortController();
  private frameAsked = 0;

  constructor(parent: ParentNode & Node, given: Given, send: (report: Report) => void) {
    parent.append(this.style, this.surroundings.element);
    this.given = given;
    const payload = (this.payload = inTheme(given, this.surroundings.theme));
    const words = wordsWith(payload.words);
    const report = (): void => this.report();
    this.face = new Face(words, payload, {moved: split => this.split(split), rested: report});
    const {root, area} = this.face;
    this.root = root;
    this.area = area;
    const ranges = new Ranges();
    this.layers = new Layers(ranges, () => this.layersChanged());
    this.stage = new Stage(area, ranges, this.layers, {
      frame: () => undefined,
      camera: camera => this.cameraMoved(camera),
      hover: info => this.hovered(info),
      error: (id, message) => this.failures.drawFailed(id, message),
      lost: lost => this.failures.trouble.lost(lost),
      noGraphics: message => this.failures.trouble.noGraphics(message)
    });
    const {stage, layers} = this;
    this.selected = new Selection(stage, layers, ring => this.sketch.onGround(ring), {
      changed: () => this.selectionChanged(),
      counted: count => this.face.say(`${count} ${words.selectedCount}`)
    });
    this.clock = new ClockBar(words, {
      moved: () => this.timeMoved(),
      rested: said => {
        this.face.say(said);
        report();
      },
      chosen: report,
      bars: () => this.layersChanged()
    });
    const {selected, clock, turning} = this;
    this.failures = new Failures({layers, clock, stage: () => stage, refusals: () => this.payload.refusals ?? [], news: report}, words);
    const {trouble} = this.failures;
    const time = (): Time | null => clock.time;
    this.saving = new Saving(this.face, stage, words, {
      loading: () => layers.loading,
      settled: () => turning.settled(),
      painted: width => ({...this.face.painted(width, time(), stage.camera), paintOver: context => this.sketch.paint(context)}),
      tell: what => trouble.tell(what)
    });
    this.commands = new Commands({
      root, area, stage, selected, time,
      annotated: report,
      pan: event => this.face.pan(event),
      compare: mode => this.compare(mode),
      save: scale => void this.saving.save(scale, () => this.face.titles(time()).title || this.payload.key),
      left: () => this.face.tip.hide()
    }, words);
    this.reports = new Reports(send, stage, time, () => this.current());
    const {sketch, tools} = this.commands;
    this.sketch = sketch;
    this.message = new Message({clock, layers, stage, sketch, selected, tools}, this.motion);
    this.face.assemble(sketch.canvas, tools.element, trouble.element, clock.element);
    parent.append(root);
    this.listen();
    this.face.fill();
    this.take(given);
    stage.start();
    this.cameraMoved(stage.camera);
    // Python knows what it passed; only what a map left behind in this page is news.
    if (!Message.isRemembered(payload.key)) this.reports.open({...this.current(), errors: payload.refusals ?? []});
  }

  get time(): Time | null {
    return this.clock.time;
  }

  get timeline(): Timeline | null {
    return this.clock.timeline;
  }

  get selection(): Pair[] {
    return this.selected.pairs;
  }

  get tools(): Tools {
    return this.commands.tools;
  }

  private listen(): void {
    const {signal} = this.ending;
    this.commands.listen(signal);
    this.motion.addEventListener('change', () => this.setMotion(), {signal});
    this.face.listen(signal, () => {
      this.sketch.draw();
      this.face.place(this.time);
      this.stage.redraw('size');
    });
    this.setMotion();
  }

  private setMotion(): void {
    this.stage.setReducedMotion(this.motion.matches);
    this.stage.fades = !this.motion.matches;
    if (this.time) this.time.wholeDays = this.motion.matches;
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
    const {untouched} = this.reports;
    this.message.holds(this.given, payload);
    this.reports.send = send;
    parent.append(this.style, this.surroundings.element);
    carry(this.root, parent);
    this.take(payload);
    this.stage.drawNow('moved');
    if (untouched) this.reports.known();
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
    this.payload = payload;
    this.face.dress(payload);
    this.sketch.inks = inksOf(this.root, payload.theme);
    this.sketch.draw();
    this.message.take(payload);
    this.face.fill();
    this.clock.tell(this.stage);
    this.layersChanged();
    this.followTime();
    this.message.carryOut(payload);
  }

  private layersChanged(): void {
    if (this.stopped) return;
    this.stage.setLayers();
    this.turning.changed();
    this.failures.trouble.show();
    if (this.failures.errors().length) this.report();
  }

  private timeMoved(): void {
    this.followTime();
    if (this.time?.clock.playing && this.payload.report_every > 0) this.reports.every(this.payload.report_every);
  }

  private followTime(): void {
    this.clock.tell(this.stage);
    if (this.time) this.tools.setMode(this.time.before?.mode ?? 'off');
    this.clock.follow();
    this.face.follow(this.time);
    this.stage.redrawTime();
    this.lookers.tell();
  }

  private split(split: number): void {
    this.time!.before!.split = split;
    this.followTime();
  }

  private compare(mode: Mode): void {
    if (!this.time) return;
    compareIn(this.time, mode);
    this.followTime();
    this.report();
  }

  private cameraMoved(camera: CameraValue): void {
    this.tools.turn(camera.bearing, camera.pitch);
    this.face.turn(camera);
    // The overlay follows the map's own frame, not the event before it.
    this.frameAsked ||= requestAnimationFrame(() => {
      this.frameAsked = 0;
      this.sketch.draw();
    });
    this.lookers.tell();
    this.report();
  }

  private hovered(info: PickingInfo | null): void {
    const picked = info && !this.sketch.tool ? this.layers.picked(info as any) : null;
    this.face.tip.say(picked, info, this.time?.calendar ?? null);
  }

  private selectionChanged(): void {
    this.layers.select(this.selection);
    this.stage.setLayers();
    this.lookers.tell();
    this.report();
  }

  seen(): Seen {
    return seenOf(this.time, this.stage.camera, this.selection);
  }

  private current(): Report {
    return reportOf(this.message.taken, this.stage.camera, this.time, this.selected, this.sketch, this.failures.errors());
  }

  report(): void {
    this.reports.soon();
  }

  private get stopped(): boolean {
    return this.ending.signal.aborted;
  }

  stop(remembered = true): void {
    if (remembered) this.message.leave(this.payload.key, this.current());
    this.ending.abort();
    this.turning.stop();
    this.reports.stop();
    cancelAnimationFrame(this.frameAsked);
    this.clock.stop();
    this.stage.stop();
    this.root.remove();
    this.style.remove();
    this.surroundings.element.remove();
  }
}
