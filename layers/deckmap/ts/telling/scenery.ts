// What is on the stage: words, dates, legend, time axis and what opens over them. It shows, and says what was touched.

import type {Moment} from '../days/clock.ts';
import {h} from '../page/dom.ts';
import type {Key} from '../page/key.ts';
import type {Seen} from '../wire/seen.ts';
import {Dates} from './dates.ts';
import {Foot} from './foot.ts';
import {Panel, type PanelEvents} from './panel.ts';
import {Scrub, type ScrubEvents} from './scrub.ts';
import {Sheets} from './sheets.ts';
import type {Told} from './told.ts';
import {TELLING} from './words.ts';

export interface SceneryEvents extends PanelEvents, ScrubEvents {
  back(): void;
}

export class Scenery {
  readonly root: HTMLElement;
  readonly sheets: Sheets;
  private readonly panel: Panel;
  private readonly dates: Dates;
  private readonly foot: Foot;
  private readonly scrub: Scrub;
  private readonly left: HTMLElement;
  private readonly chip: HTMLElement;
  private shownDay = '';

  constructor(told: Told, keys: readonly Pick<Key<never>, 'keys' | 'says'>[], events: SceneryEvents) {
    this.panel = new Panel(told, events);
    this.scrub = new Scrub(told, events);
    this.foot = new Foot(told.credits);
    this.dates = new Dates(told.latest);
    this.sheets = new Sheets(told, keys);
    this.left = h('div', {class: 'left'}, ...this.dates.elements, this.foot.element, this.scrub.element);
    this.chip = h('button', {type: 'button', class: 'chip', hidden: true, click: () => events.back()}, TELLING.backToScene);
    const parts = [this.left, this.panel.element, this.chip, ...this.sheets.elements];
    this.root = h('div', {class: 'stage-words', tabindex: -1}, ...parts);
    this.setFollowing(told.follow);
  }

  write(told: Told, index: number): void {
    const scene = told.scenes[index];
    this.panel.write(scene, index, told.scenes.length);
    this.foot.write(scene);
    this.dates.write(scene);
    this.sheets.writeNotes(scene.notes);
    this.shownDay = '';
  }

  /** Date, time axis and scale follow the map; before there is one they show `clock`. */
  follow(clock: Moment, seen: Seen | null, started: number): void {
    const key = [Math.floor(clock.day + 1e-6), clock.window, clock.knownBy].join();
    if (key !== this.shownDay) {
      this.shownDay = key;
      this.dates.follow(clock);
      this.scrub.follow(clock);
    }
    this.dates.sides(seen?.comparison ?? null, this.left, this.free);
    if (seen) {
      this.scrub.setPlaying(seen.clock?.playing ?? false);
      this.foot.follow(seen.camera.zoom, seen.camera.latitude);
    }
    this.sheets.tick(started);
  }

  fit(): void {
    this.panel.fit();
  }

  /** Width in px that the words leave to the map. */
  get free(): number {
    return this.panel.element.offsetLeft;
  }

  setFollowing(on: boolean): void {
    this.panel.setFollowing(on);
  }

  setKiosk(on: boolean): void {
    this.root.classList.toggle('kiosk', on);
  }

  /** Whether somebody is told who says so. */
  setTelling(on: boolean): void {
    this.root.classList.toggle('telling', on);
  }

  /** Whether map or clock were moved away from the scene. */
  setTouched(on: boolean): void {
    this.chip.hidden = !on;
  }
}
