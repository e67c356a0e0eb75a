// What each part of a map takes of a message from Python, and in which order.

import type {Stage} from '../canvas/stage.ts';
import type {Layers} from '../layers/layers.ts';
import type {Given} from '../page/theme.ts';
import type {ClockBar} from '../parts/clock_bar.ts';
import {isRemembered, Memory, OWNED} from '../parts/memory.ts';
import type {Selection} from '../parts/selection.ts';
import type {Sketch} from '../tools/sketch.ts';
import type {Tools} from '../tools/tools.ts';
import {asker} from '../wire/gate.ts';
import type {Payload, Report} from '../wire/payload.ts';

/** The parts that take something. */
export interface Takers {
  readonly clock: ClockBar;
  readonly layers: Layers;
  readonly stage: Stage;
  readonly sketch: Sketch;
  readonly selected: Selection;
  readonly tools: Tools;
}

export class Message {
  private readonly memory = new Memory();
  /** Flights and stretches of play that were carried out. */
  private readonly done = {fly: '', play: ''};
  private first = true;

  constructor(
    private readonly parts: Takers,
    private readonly motion: MediaQueryList
  ) {}

  /** Whether a map of this key left something behind in this page. */
  static isRemembered(key: string): boolean {
    return isRemembered(key);
  }

  /** Which of Python's values and commands stand. */
  get taken(): Report['taken'] {
    return {...this.memory.tokens, ...this.done};
  }

  /** What `payload` says as `given` did moves nothing. */
  holds(given: Given, payload: Given): void {
    for (const name of OWNED) {
      const same = JSON.stringify(given[name]?.value) === JSON.stringify(payload[name]?.value);
      if (same && payload[name]) this.memory.tokens[name] = payload[name].token;
    }
  }

  /** Leaves behind where the map stands, for one of the same key. */
  leave(key: string, report: Report): void {
    this.memory.leave(key, report);
  }

  take(payload: Payload): void {
    const {clock, layers, selected, tools} = this.parts;
    this.first = this.memory.open(payload.key);
    this.takeClock(payload);
    const timed = clock.time !== null;
    layers.take(payload.spec.layers ?? [], payload.layers, {
      theme: payload.theme,
      tooltip: payload.spec.tooltip,
      anywhere: payload.allow_remote,
      timed
    });
    this.takeCamera(payload);
    this.takeDrawn(payload);
    if (this.memory.isNew('selected', payload.selected.token)) {
      selected.pairs = this.memory.kept('selected', payload) ?? payload.selected.value ?? selected.pairs;
    }
    layers.select(selected.pairs);
    clock.takeTimeline(payload, asker(payload.allow_remote));
    tools.take(payload.tools, timed);
  }

  private takeClock(payload: Payload): void {
    const {memory} = this;
    const {clock, stage} = this.parts;
    const {value} = payload.clock;
    const fresh = memory.isNew('clock', payload.clock.token);
    if (!value) {
      clock.remove();
      stage.comparison = null;
      return memory.forget('compare'); // a clock that comes later is compared as Python says then
    }
    const time = clock.take(value, fresh, memory.kept('clock', payload), this.motion.matches);
    if (!memory.isNew('compare', payload.compare.token)) return;
    const left = memory.kept('compare', payload);
    time.compare(left === undefined ? payload.compare.value : left);
  }

  private takeCamera(payload: Payload): void {
    const fresh = this.memory.isNew('camera', payload.camera.token);
    const camera = this.memory.kept('camera', payload) ?? payload.camera.value;
    if (fresh && camera) this.parts.stage.jump(camera);
  }

  private takeDrawn(payload: Payload): void {
    const {memory} = this;
    const {sketch} = this.parts;
    if (memory.isNew('annotations', payload.annotations.token)) {
      sketch.annotations = memory.kept('annotations', payload) ?? payload.annotations.value;
    }
    if (payload.area && memory.isNew('area', payload.area.token)) {
      sketch.area = (memory.kept('area', payload) ?? payload.area.value) as [number, number][] | null;
      sketch.draw();
    }
  }

  /** Flights and stretches of play are commands: a new id carries one out. */
  carryOut({fly, play}: Payload): void {
    const {clock, stage} = this.parts;
    if (fly && fly.id !== this.done.fly) {
      this.done.fly = fly.id;
      if (this.first) stage.jump(fly.to);
      else stage.fly(fly.to);
    }
    if (play && clock.time && play.id !== this.done.play) {
      this.done.play = play.id;
      clock.time.play({from: play.from, to: play.to}, play.speed);
    }
  }
}
