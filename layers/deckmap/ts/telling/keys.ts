// What the keys do on the stage and in the presenter view. The lists of keys are these tables, so the two cannot differ.

import {is, type Key} from '../page/key.ts';
import type {Sheet} from './sheets.ts';
import type {Told} from './told.ts';

/** What leads through a briefing: the stage, and the presenter view beside it. */
export interface Leading {
  go(scene: number): void;
  step(by: number): void;
  turnBlack(): void;
  toggle(sheet: 'help'): void;
}

export interface OnStage extends Leading {
  stepDay(by: number): void;
  playPause(): void;
  back(): void;
  toggle(sheet: Sheet): void;
  zeroTimer(): void;
  toggleKiosk(): void;
  toggleFollowing(): void;
  retheme(): void;
  fullscreen(): void;
  openPresenter(): void;
  escape(): void;
}

export interface StageKey extends Key<OnStage> {
  /** Where there is such a key; everywhere if it does not say. */
  offered?(told: Told): boolean;
}

const NEXT = is('ArrowRight', 'ArrowDown', 'PageDown');
const BEFORE = is('ArrowLeft', 'ArrowUp', 'PageUp');
const END = Number.MAX_SAFE_INTEGER; // the last scene there is

const ENDS: Key<Leading> = {
  keys: ['Home', 'End'],
  says: 'first scene, last scene',
  matches: is('Home', 'End'),
  act: (led, event) => led.go(event.key === 'Home' ? 0 : END)
};
const BLACK: Key<Leading> = {keys: ['B', '.'], says: 'black, and back', matches: is('b', '.'), act: led => led.turnBlack()};
const LIST: Key<Leading> = {keys: ['?'], says: 'this list', matches: is('?'), act: led => led.toggle('help')};

const STAGE: StageKey[] = [
  {keys: ['→', '↓', 'PageDown'], says: 'next scene', matches: event => !event.shiftKey && NEXT(event), act: stage => stage.step(1)},
  {keys: ['←', '↑', 'PageUp'], says: 'scene before', matches: event => !event.shiftKey && BEFORE(event), act: stage => stage.step(-1)},
  ENDS,
  {keys: ['Enter'], says: 'back to the scene after touching map or clock', matches: is('Enter'), act: stage => stage.back()},
  {keys: ['Space'], says: 'let time run, hold it', matches: is(' '), act: stage => stage.playPause()},
  {
    keys: ['Shift+→', 'Shift+←'],
    says: 'a day later, a day earlier',
    matches: event => event.shiftKey && (NEXT(event) || BEFORE(event)),
    act: (stage, event) => stage.stepDay(NEXT(event) ? 1 : -1)
  },
  BLACK,
  {
    keys: ['T', 'Shift+T'],
    says: 'timer, set it to zero',
    matches: is('t'),
    act: (stage, event) => (event.shiftKey ? stage.zeroTimer() : stage.toggle('timer'))
  },
  {keys: ['N'], says: 'notes', matches: is('n'), act: stage => stage.toggle('notes')},
  {keys: ['S'], says: 'all sources', matches: is('s'), act: stage => stage.toggle('listed')},
  {keys: ['F'], says: 'full screen', matches: is('f', 'F5'), act: stage => stage.fullscreen()}, // a clicker's "start" is F5
  {
    keys: ['P'],
    says: 'presenter view in a second window',
    offered: told => Boolean(told.presenter),
    matches: is('p'),
    act: stage => stage.openPresenter()
  },
  {keys: ['K'], says: 'advance by itself, again and again', matches: is('k'), act: stage => stage.toggleKiosk()},
  {
    keys: ['L'],
    says: 'follow the presenter, or not',
    offered: told => told.follow,
    matches: is('l'),
    act: stage => stage.toggleFollowing()
  },
  {keys: ['D'], says: 'dark or light', offered: told => Boolean(told.retheme), matches: is('d'), act: stage => stage.retheme()},
  LIST,
  {keys: ['Esc'], says: 'close what is open; twice: leave', offered: told => Boolean(told.exit), matches: is('Escape'), act: stage => stage.escape()},
  {keys: ['Esc'], says: 'close what is open', offered: told => !told.exit, matches: is('Escape'), act: stage => stage.escape()}
];

export const PRESENTER: Key<Leading>[] = [
  {keys: ['→', '↓', 'PageDown', 'Space'], says: 'next scene', matches: event => NEXT(event) || event.key === ' ', act: led => led.step(1)},
  {keys: ['←', '↑', 'PageUp'], says: 'scene before', matches: BEFORE, act: led => led.step(-1)},
  ENDS,
  BLACK,
  LIST
];

/** The keys of a stage that is told this. */
export const stageKeys = (told: Told): StageKey[] => STAGE.filter(key => key.offered?.(told) ?? true);

/** Does what a key of the table says, unless whoever typed it meant a field or a button. */
export function obey<Led>(keys: Key<Led>[], led: Led, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || meant(event)) return;
  const key = keys.find(each => each.matches(event));
  if (!key) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  key.act(led, event);
}

/** Whether a key is for what has the focus. */
function meant(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.matches('input:not([type=range]), textarea, select, [contenteditable]')) return true;
  if (target.matches('button, a, summary') && [' ', 'Enter'].includes(event.key)) return true;
  return target.matches('input[type=range]') && event.key.startsWith('Arrow'); // who came to it by keyboard moves it
}
