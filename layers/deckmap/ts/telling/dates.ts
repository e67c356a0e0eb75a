// The date that is shown, and the other one while two are compared: each on its side of the bar.

import type {Moment} from '../days/clock.ts';
import {h} from '../page/dom.ts';
import type {Seen} from '../wire/seen.ts';
import {unit} from './sizes.ts';
import type {Scene} from './told.ts';
import {TELLING} from './words.ts';
import {inWords} from './written.ts';

class Card {
  readonly element: HTMLElement;
  readonly place: HTMLElement;
  private readonly day = h('div', {class: 'day'});
  private readonly known = h('div', {class: 'known'});

  constructor(place: string, more: HTMLElement | null, hidden: boolean) {
    this.place = h('div', {class: place});
    this.element = h('div', {class: 'date card', hidden}, this.place, this.day, this.known, more);
  }

  write(moment: Pick<Moment, 'day' | 'window'>, known: number): void {
    const {day, window} = moment;
    this.day.textContent = window > 0 ? `${inWords(day - window)} – ${inWords(day)}` : inWords(day);
    this.known.textContent = `${TELLING.known} ${inWords(known)}`;
  }
}

export class Dates {
  private readonly asof = h('div', {class: 'asof'});
  private readonly shown = new Card('place', this.asof, false);
  private readonly other = new Card('sideName', null, true);
  /** Both cards, the other date's first. */
  readonly elements = [this.other.element, this.shown.element];
  private sidesAt = '';

  /** `latest` is the day up to which anything is known. */
  constructor(private readonly latest: number) {}

  write(scene: Scene): void {
    this.shown.place.textContent = this.other.place.textContent = scene.place;
    this.asof.textContent = scene.asof;
  }

  follow(clock: Moment): void {
    this.shown.write(clock, this.knownOn(clock));
  }

  /** `room` is what the cards stand in, `free` the map's width in px. */
  sides(compared: Seen['comparison'], room: HTMLElement, free: number): void {
    const at = compared ? `${compared.day} ${compared.knownBy} ${compared.split} ${innerWidth}` : '';
    if (at === this.sidesAt) return;
    this.sidesAt = at;
    this.other.element.hidden = !compared;
    const {element} = this.shown;
    const most = room.clientWidth - element.offsetWidth;
    const right = compared ? Math.min(compared.split * free - room.offsetLeft + 20 * unit(), most) : 0;
    element.style.marginLeft = `${Math.max(right, 0)}px`;
    if (compared) this.other.write({day: compared.day, window: 0}, this.knownOn(compared));
  }

  private knownOn({day, knownBy}: Pick<Moment, 'day' | 'knownBy'>): number {
    return knownBy === 'shown' ? day : (knownBy ?? this.latest);
  }
}

