// What opens over the stage and closes again: keys, sources, notes, the timer, who says so, black.

import {h} from '../page/dom.ts';
import {type Key, keyList} from '../page/key.ts';
import {linked} from './panel.ts';
import type {Told} from './told.ts';
import {TELLING} from './words.ts';
import {since} from './written.ts';

const HINT = 7000; // ms
const FLASH = 2500; // ms

export type Sheet = 'help' | 'listed' | 'notes' | 'timer' | 'source';

export class Sheets {
  private readonly notes = sheet('notes');
  private readonly timer = sheet('timer');
  private readonly source = sheet('source card');
  private readonly help: HTMLElement;
  private readonly listed: HTMLElement;
  private readonly dark = sheet('dark');
  private readonly hint: HTMLElement;

  constructor(told: Told, keys: readonly Pick<Key<never>, 'keys' | 'says'>[]) {
    this.help = sheet('help', h('h2', {}, TELLING.help), keyList(keys));
    const sources = told.listed.map(([full, link]) => h('p', {}, full, ' ', link && linked(link, link)));
    this.listed = sheet('listed', h('h2', {}, TELLING.listed), ...sources);
    this.hint = h('div', {class: 'hint'}, told.follow ? TELLING.hintFollow : told.presenter ? TELLING.hint : TELLING.hintAlone);
    window.setTimeout(() => this.hint.remove(), HINT);
  }

  get elements(): HTMLElement[] {
    return [this.source, this.timer, this.notes, this.hint, this.help, this.listed, this.dark];
  }

  toggle(name: Sheet): void {
    this[name].hidden = !this[name].hidden;
  }

  /** Closes what lies on top; whether there was anything. */
  close(): boolean {
    const open = (['help', 'listed', 'notes', 'timer', 'source'] as const).find(name => !this[name].hidden);
    if (open) this[open].hidden = true;
    return open !== undefined;
  }

  setBlack(black: boolean): void {
    this.dark.hidden = !black;
  }

  writeNotes(notes: string): void {
    this.notes.replaceChildren(h('p', {}, notes || TELLING.noNotes));
  }

  /** Who says so, in lines of which the first is strong; null closes it. */
  tell(lines: string[] | null): void {
    this.source.hidden = !lines;
    if (lines) this.source.replaceChildren(...lines.map((line, n) => h(n ? 'p' : 'b', {}, line)));
  }

  tick(started: number): void {
    if (!this.timer.hidden) this.timer.textContent = since(started);
  }

  /** A line that goes by itself. */
  flash(text: string): void {
    const note = h('div', {class: 'hint'}, text);
    this.dark.before(note);
    window.setTimeout(() => note.remove(), FLASH);
  }
}

function sheet(name: string, ...children: HTMLElement[]): HTMLElement {
  return h('div', {class: name, hidden: true}, ...children);
}
