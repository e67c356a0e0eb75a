// The words of a scene, on the right of the stage, and the way through the scenes below them.

import {h} from '../page/dom.ts';
import type {Scene, Told} from './told.ts';
import {TELLING} from './words.ts';
import {tied} from './written.ts';

const SIZES = [1.35, 1.27, 1.2, 1.1, 1, 0.94, 0.88, 0.82];

export interface PanelEvents {
  go(scene: number): void;
  step(by: number): void;
  listed(): void;
  retheme(): void;
  follow(on: boolean): void;
}

export class Panel {
  readonly element: HTMLElement;
  private readonly title = h('h1', {class: 'title'});
  private readonly figure = h('div', {class: 'figure'});
  private readonly text = h('div', {class: 'text'});
  private readonly cites = h('div', {class: 'cites'});
  private readonly count = h('span', {class: 'count'});
  private readonly dots: HTMLElement;
  private readonly follow: HTMLButtonElement | null;
  private following = false;

  constructor(
    told: Told,
    private readonly events: PanelEvents
  ) {
    const button = (name: string, label: string, sign: string, act: () => void): HTMLButtonElement =>
      h('button', {type: 'button', class: name, 'aria-label': label, title: label, click: act}, sign);
    this.dots = h(
      'nav',
      {class: 'dots', 'aria-label': TELLING.scenes},
      ...told.scenes.map((scene, n) => button('dot', `${n + 1} ${scene.title}`, '', () => events.go(n)))
    );
    this.follow = told.follow ? h('button', {type: 'button', class: 'switch', click: () => events.follow(!this.following)}) : null;
    const foot = h(
      'div',
      {class: 'foot'},
      button('step', TELLING.back, '‹', () => events.step(-1)),
      this.dots,
      button('step', TELLING.next, '›', () => events.step(1)),
      this.count,
      told.retheme && button('theme', TELLING.theme, '◐', () => events.retheme()),
      this.follow
    );
    this.element = h(
      'section',
      {class: 'panel', 'aria-live': 'polite'},
      this.title,
      this.figure,
      this.text,
      this.cites,
      foot
    );
  }

  setFollowing(on: boolean): void {
    this.following = on;
    this.follow?.setAttribute('aria-pressed', String(on));
    if (this.follow) this.follow.textContent = on ? TELLING.follows : TELLING.follow;
  }

  write(scene: Scene, index: number, of: number): void {
    const {figure} = scene;
    this.title.textContent = tied(scene.title);
    const said = figure ? [h('b', {}, tied(figure.number)), h('p', {}, tied(figure.words)), h('p', {class: 'by'}, figure.by)] : [];
    this.figure.replaceChildren(...said);
    this.text.replaceChildren(...scene.sentences.map(([text, marks]) => h('p', {}, `${tied(text)}\u00a0`, h('sup', {}, marks))));
    this.cites.replaceChildren(
      ...scene.cites.flatMap(([short, link]) => [link ? linked(link, short) : h('span', {}, short), ' · ']),
      h('button', {type: 'button', click: () => this.events.listed()}, TELLING.listed)
    );
    this.count.textContent = `${index + 1} / ${of}`;
    [...this.dots.children].forEach((dot, n) => dot.setAttribute('aria-current', n === index ? 'step' : 'false'));
  }

  /** Words grow into the room there is, and shrink before they would leave the panel; 28 px on a 1080 line projector is the floor of the text, which scrolls below it. */
  fit(): void {
    const {style} = this.element;
    for (const size of SIZES) {
      style.setProperty('--grow', String(size));
      style.setProperty('--fit', String(Math.min(size, 1)));
      if ([this.element, this.text, this.cites].every(each => each.scrollHeight <= each.clientHeight + 1)) break;
    }
  }
}

/** A link that the keys pass over: it leads away from the stage. */
export function linked(address: string, text: string): HTMLAnchorElement {
  return h('a', {href: address, target: '_blank', rel: 'noopener noreferrer', tabindex: -1}, text);
}
