// The presenter's own window: notes, what comes next, the clock; it leads the stage and is led by it.

import {h} from '../page/dom.ts';
import {helpDialog} from '../page/help.ts';
import {type Leading, obey, PRESENTER} from './keys.ts';
import {Room} from './room.ts';
import type {At, Figure, PresenterTold} from './told.ts';
import {TELLING} from './words.ts';
import {inWords, since, two} from './written.ts';

const TICK = 250; // ms

export class Presenter implements Leading {
  private readonly at: At;
  private readonly room = new Room({here: () => this.at, hear: at => this.hear(at), answers: false});
  private readonly count = h('span', {class: 'count'});
  private readonly elapsed = h('b', {class: 'elapsed'});
  private readonly time = h('span', {class: 'time'});
  private readonly title = h('h1', {class: 'title'});
  private readonly figure = h('div', {class: 'figure'});
  private readonly notes = h('div', {class: 'notes'});
  private readonly next = h('h2', {class: 'next'});
  private readonly nextFigure = h('div', {class: 'nextFigure'});
  private readonly list: HTMLElement;
  private readonly black: HTMLElement;
  private readonly help: HTMLDialogElement;
  private readonly root: HTMLElement;
  private readonly ticking: number;
  private readonly onKey = (event: KeyboardEvent): void => obey(PRESENTER, this, event);

  constructor(
    parent: HTMLElement | ShadowRoot,
    private told: PresenterTold
  ) {
    const {scene = 0, black = false, started = Date.now()} = told.at;
    this.at = {scene: this.inside(scene), black, started};
    this.black = button(TELLING.black, () => this.turnBlack());
    this.help = helpDialog(TELLING, PRESENTER);
    const titles = told.scenes.map((each, n) => h('li', {}, button(each.title, () => this.go(n))));
    this.list = h('ol', {class: 'list'}, ...titles);
    this.root = h('div', {class: 'presenter'}, this.header(), this.body(), this.footer(), this.help);
    parent.append(this.root);
    this.room.join(told.code, true, told.rooms);
    addEventListener('keydown', this.onKey, true);
    this.ticking = window.setInterval(() => this.tick(), TICK);
    this.write();
  }

  private header(): HTMLElement {
    return h('header', {}, this.count, this.elapsed, this.time);
  }

  private body(): HTMLElement {
    const now = h('section', {class: 'now'}, h('small', {}, TELLING.onStage), this.title, this.figure, this.notes);
    const then = [h('small', {}, TELLING.nextUp), this.next, this.nextFigure];
    return h('main', {}, now, h('aside', {}, ...then, h('small', {}, TELLING.allScenes), this.list));
  }

  private footer(): HTMLElement {
    const follow = h('input', {
      readonly: true,
      value: location.origin + this.told.follow,
      'aria-label': TELLING.followLink,
      focus: () => follow.select()
    });
    return h(
      'footer',
      {},
      button(TELLING.goBack, () => this.step(-1)),
      button(TELLING.goOn, () => this.step(1)),
      this.black,
      button(TELLING.timerZero, () => this.say({started: Date.now()})),
      button(TELLING.keysButton, () => this.toggle()),
      h('label', {}, `${TELLING.followLink} `, follow)
    );
  }

  take(told: PresenterTold): void {
    this.told = told;
    this.write();
  }

  step(by: number): void {
    this.go(this.at.scene + by);
  }

  go(scene: number): void {
    this.say({scene: this.inside(scene), black: false});
  }

  turnBlack(): void {
    this.say({black: !this.at.black});
  }

  toggle(): void {
    if (this.help.open) this.help.close();
    else this.help.showModal();
  }

  private inside(scene: number): number {
    return Math.min(Math.max(scene, 0), this.told.scenes.length - 1);
  }

  private hear({scene, black, started}: At): void {
    Object.assign(this.at, {scene: this.inside(scene), black, started});
    this.write();
  }

  private say(change: Partial<At>): void {
    Object.assign(this.at, change);
    this.room.say();
    this.write();
  }

  private write(): void {
    const {scenes} = this.told;
    const {scene: index, black} = this.at;
    const scene = scenes[index];
    const next = scenes[index + 1];
    this.title.textContent = scene.title;
    this.figure.textContent = `${inWords(scene.clock.day)} · ${said(scene.figure)}`;
    this.notes.textContent = scene.notes || TELLING.noNotes;
    this.next.textContent = next ? next.title : TELLING.end;
    this.nextFigure.textContent = said(next?.figure);
    this.count.textContent = TELLING.sceneOf(index + 1, scenes.length);
    this.black.setAttribute('aria-pressed', String(black));
    this.root.classList.toggle('blacked', black);
    [...this.list.children].forEach((item, n) => item.setAttribute('aria-current', n === index ? 'step' : 'false'));
    this.list.children[index].scrollIntoView({block: 'nearest'});
    this.tick();
  }

  private tick(): void {
    const now = new Date();
    this.time.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    this.elapsed.textContent = since(this.at.started);
  }

  stop(): void {
    window.clearInterval(this.ticking);
    removeEventListener('keydown', this.onKey, true);
    this.room.stop();
    this.root.remove();
  }
}

function button(label: string, act: () => void): HTMLButtonElement {
  return h('button', {type: 'button', click: act}, label);
}

const said = (figure: Figure | null | undefined): string => (figure ? `${figure.number} ${figure.words}` : '');
