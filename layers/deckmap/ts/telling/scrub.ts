// The time axis of the stage: it wakes with the hand, runs and holds, and names the days a briefing speaks of.

import type {Clock} from '../days/clock.ts';
import {h} from '../page/dom.ts';
import type {Told} from './told.ts';
import {TELLING} from './words.ts';
import {inWords} from './written.ts';

const LINGER = 14; // days a named day's name stays

export interface ScrubEvents {
  /** A hand moves time; `resting` once it lets go. */
  move(day: number): void;
  rest(): void;
  jump(day: number): void;
  playPause(): void;
}

export class Scrub {
  readonly element: HTMLElement;
  private readonly event = h('div', {class: 'event'});
  private readonly slider: HTMLInputElement;
  private readonly play: HTMLButtonElement;
  private playing = false;

  constructor(
    private readonly told: Pick<Told, 'first' | 'last' | 'marks'>,
    events: ScrubEvents
  ) {
    const {first, last, marks} = told;
    this.slider = h('input', {
      type: 'range',
      min: first,
      max: last,
      step: 1,
      'aria-label': TELLING.shownDate,
      input: () => events.move(Number(this.slider.value)),
      change: () => events.rest()
    });
    this.play = h('button', {type: 'button', class: 'play', 'aria-label': TELLING.play, click: () => events.playPause()}, '▶');
    const named = marks.map(([day, name]) => {
      const words = `${inWords(day)}: ${name}`;
      const style = `left:${(100 * (day - first)) / (last - first)}%`;
      return h('button', {type: 'button', title: words, 'aria-label': words, style, click: () => events.jump(day)});
    });
    const track = h('div', {class: 'track'}, this.event, h('div', {class: 'named'}, ...named), this.slider);
    this.element = h('div', {class: 'scrub card'}, this.play, track);
  }

  follow({day}: Pick<Clock, 'day'>): void {
    this.slider.value = String(day);
    this.slider.setAttribute('aria-valuetext', inWords(day));
    const [last, name] = this.told.marks.findLast(([each]) => each <= day) ?? [0, ''];
    this.event.textContent = name && day - last < LINGER ? `${inWords(last)}: ${name}` : '';
  }

  setPlaying(playing: boolean): void {
    if (playing === this.playing) return;
    this.playing = playing;
    this.play.textContent = playing ? '❚❚' : '▶';
    this.play.setAttribute('aria-label', playing ? TELLING.pause : TELLING.play);
  }
}
