// The stage of a briefing, on a page or in a file: leads through its scenes, by keys, hands, other windows or by itself.

import type {Handle} from '../map/handle.ts';
import type {Id} from '../wire/ids.ts';
import {keepScene} from './address.ts';
import {Hands} from './hands.ts';
import {keepRoom} from './kept_room.ts';
import {obey, type OnStage, stageKeys} from './keys.ts';
import {FLIGHT, Kiosk} from './kiosk.ts';
import {Room} from './room.ts';
import {Scenery} from './scenery.ts';
import type {Sheet} from './sheets.ts';
import {StagedMap} from './staged_map.ts';
import type {At, Scene, Told} from './told.ts';
import {whoSays} from './who_says.ts';
import {TELLING} from './words.ts';

const LOOK = 700; // ms before time starts to run where the camera did not fly
const AGAIN = 2500; // ms in which a second Esc leaves

declare global {
  interface Window {
    /** The stage in the page, for tests; its insides change from version to version. */
    __stage?: Stage;
  }
}

export class Stage implements OnStage {
  index: number;
  started = Date.now();
  touched = false;
  map: StagedMap | null = null;
  readonly scenery: Scenery;
  private black = false;
  private readonly kiosk: Kiosk;
  private following: boolean;
  private leaving = false;
  private asked = false;
  private frame = 0;
  private later = 0;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)').matches; // time then runs when asked, not by itself
  private readonly hands: Hands;
  private readonly room = new Room({here: () => this.here(), hear: at => this.hear(at), answers: true});

  constructor(
    parent: HTMLElement | ShadowRoot,
    public told: Told,
    /** Asks Python for the room this window led before. */
    private readonly askFor: (room: string) => void
  ) {
    this.index = Math.min(Math.max(told.start, 0), told.scenes.length - 1);
    this.kiosk = new Kiosk(told.kiosk, () => this.step(1));
    this.following = told.follow;
    this.scenery = new Scenery(told, stageKeys(told), {
      go: scene => this.go(scene),
      step: by => this.step(by),
      listed: () => this.toggle('listed'),
      retheme: () => this.retheme(),
      follow: () => this.toggleFollowing(),
      move: day => this.moveTime(day, false),
      rest: () => this.map?.handle.setClock({}),
      jump: day => this.moveTime(day),
      playPause: () => this.playPause(),
      back: () => this.back()
    });
    this.scenery.setKiosk(told.kiosk);
    parent.append(this.scenery.root);
    this.write();
    this.hands = new Hands(this.scenery.root, {
      key: event => obey(stageKeys(this.told), this, event),
      touched: () => this.touch(),
      resizing: () => this.scenery.fit(),
      resized: () => this.touched || this.command('jump')
    });
    this.join();
    this.wait();
  }

  take(told: Told): void {
    this.told = told;
    this.join();
    this.write();
  }

  get scene(): Scene {
    return this.told.scenes[this.index];
  }

  /** Write the scene anew. */
  write(): void {
    this.scenery.write(this.told, this.index);
    this.follow();
    this.scenery.fit();
  }

  // --- the map ---

  private wait(): void {
    this.frame = requestAnimationFrame(() => this.wait());
    const found = window.__deckmap?.[this.told.map];
    if (found && found !== this.map?.handle) this.adopt(found);
    if (this.map) this.follow();
  }

  private adopt(handle: Handle): void {
    const shown = () => ({told: this.told, scene: this.scene, index: this.index, free: this.scenery.free, still: this.still});
    this.map = new StagedMap(handle, shown, selected => {
      this.scenery.setTelling(selected.length > 0);
      if (this.told.offline) this.tell(selected[0]);
      return !this.told.offline;
    });
    dispatchEvent(new Event('resize')); // the map took its height before the page around it had gone
    this.command('jump');
  }

  private tell(selected: [layer: string, id: Id] | undefined): void {
    if (!selected || !this.map) return this.scenery.sheets.tell(null);
    this.scenery.sheets.tell(whoSays(selected[1], this.map.handle.tip(...selected), this.told.sources));
  }

  private command(way: 'fly' | 'jump'): void {
    window.clearTimeout(this.later);
    this.touched = false;
    this.scenery.setTouched(false);
    if (!this.map) return;
    this.map.command(way);
    this.follow();
    const run = (): void => {
      if (!this.touched) this.map?.run();
    };
    if (this.scene.play && !this.still) this.later = window.setTimeout(run, way === 'jump' ? LOOK : FLIGHT);
    this.plan();
  }

  private follow(): void {
    const seen = this.map?.follow(this.touched) ?? null;
    const {day, window: days, known_by: knownBy} = this.scene.clock;
    this.scenery.follow(seen?.clock ?? {day, window: days, knownBy}, seen, this.started);
  }

  // --- moving through the briefing ---

  step(by: number): void {
    this.go(this.index + by);
  }

  go(scene: number): void {
    this.following = false;
    this.scenery.setFollowing(false);
    this.setBlack(false);
    if (!this.move(scene, false)) this.room.say();
  }

  /** Go to a scene, of one's own or led by another window; whether that was another one. */
  private move(scene: number, led: boolean): boolean {
    const last = this.told.scenes.length - 1;
    const next = this.kiosk.on && scene > last ? 0 : Math.min(Math.max(scene, 0), last);
    this.leaving = false;
    if (next === this.index) return false;
    if (this.map) this.map.trail = this.scene.layers.filter(id => id.startsWith('lines'));
    this.index = next;
    if (!led) this.room.say(); // before anything that takes time
    this.unselect(); // who said so belongs to the scene before
    this.write();
    this.command('fly');
    keepScene(next, this.told.offline);
    return true;
  }

  back(): void {
    this.unselect();
    this.command('fly');
  }

  private unselect(): void {
    this.map?.handle.select([]);
    this.scenery.sheets.tell(null);
  }

  private touch(): void {
    this.touched = true;
    window.clearTimeout(this.later);
    this.scenery.setTouched(true);
    this.plan();
  }

  private moveTime(day: number, resting = true): void {
    this.map?.handle.setClock({day: Math.min(Math.max(day, this.told.first), this.told.last)}, {resting});
    this.touch();
  }

  stepDay(by: number): void {
    const clock = this.map?.handle.clock();
    if (clock) this.moveTime(Math.round(clock.day) + by);
  }

  playPause(): void {
    this.map?.playPause();
  }

  turnBlack(): void {
    this.setBlack(!this.black);
    this.room.say();
  }

  private setBlack(black: boolean): void {
    this.black = black;
    this.scenery.sheets.setBlack(black);
  }

  toggleKiosk(): void {
    this.kiosk.on = !this.kiosk.on;
    this.scenery.setKiosk(this.kiosk.on);
    this.scenery.sheets.flash(this.kiosk.on ? TELLING.kiosk : TELLING.kioskOff);
    this.plan();
  }

  private plan(): void {
    this.kiosk.plan(this.scene, {asked: this.told.pace ?? 0, still: this.still, touched: this.touched});
  }

  // --- in step with other windows ---

  private here(): At {
    return {scene: this.index, black: this.black, started: this.started};
  }

  private hear(at: At): void {
    if (this.told.follow && !this.following) return;
    this.started = at.started;
    this.setBlack(at.black);
    this.move(at.scene, true);
  }

  toggleFollowing(): void {
    this.following = !this.following;
    this.scenery.setFollowing(this.following);
    this.scenery.sheets.flash(this.following ? TELLING.following : TELLING.notFollowing);
    if (this.following) this.room.catchUp();
  }

  /** A room of its own, or the one it led before a reload; another one after the server was started anew. */
  private join(): void {
    const {wire, code, rooms} = this.told;
    if (!wire || !rooms || !this.room.join(wire, Boolean(code), rooms) || !code) return;
    const led = keepRoom(code, this.asked);
    if (!led) return;
    this.asked = true;
    this.askFor(led);
  }

  // --- keys that lead nowhere else ---

  toggle(name: Sheet): void {
    this.scenery.sheets.toggle(name);
    this.follow();
  }

  zeroTimer(): void {
    this.started = Date.now();
    this.room.say();
  }

  retheme(): void {
    this.told.retheme?.();
  }

  fullscreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => this.scenery.sheets.flash(TELLING.noFullscreen));
  }

  openPresenter(): void {
    if (this.told.presenter) open(this.told.presenter, 'lifeline-presenter', 'width=1100,height=760');
  }

  escape(): void {
    const {exit} = this.told;
    if (this.black) this.turnBlack();
    else if (this.scenery.sheets.close()) return;
    else if (this.touched) this.back();
    else if (!exit) return;
    else if (this.leaving) location.assign(this.scene.link || exit);
    else {
      this.leaving = true;
      this.scenery.sheets.flash(TELLING.leave);
      window.setTimeout(() => (this.leaving = false), AGAIN);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    window.clearTimeout(this.later);
    this.kiosk.stop();
    this.hands.stop();
    this.room.stop();
    this.scenery.root.remove();
  }
}
