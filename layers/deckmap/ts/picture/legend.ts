// The legend on the map.

import {h, icon} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import type {LegendValue, Theme} from '../wire/payload.ts';
import {drawSign} from './signs.ts';

export const SIGN = {width: 30, height: 14};

export class Legend {
  readonly element: HTMLElement;
  private readonly list = h('div', {class: 'legend-list'});
  private readonly toggle: HTMLButtonElement;
  private shown = true;
  private drawn = '';

  constructor(private readonly words: Words) {
    this.toggle = h('button', {type: 'button', class: 'legend-toggle', 'aria-expanded': 'true'}, icon('legend'), h('span', {}, words.legend));
    this.toggle.addEventListener('click', () => this.show(!this.shown));
    this.element = h('section', {class: 'card legend', 'aria-label': words.legend}, this.toggle, this.list);
    this.show(true);
  }

  private show(shown: boolean): void {
    this.shown = shown;
    this.list.hidden = !shown;
    this.toggle.setAttribute('aria-expanded', String(shown));
    this.toggle.title = shown ? this.words.hideLegend : this.words.showLegend;
  }

  take(entries: LegendValue[], theme: Theme): void {
    const drawn = JSON.stringify([entries, theme]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.element.hidden = entries.length === 0;
    const children: HTMLElement[] = [];
    let group = '';
    for (const entry of entries) {
      if (entry.group !== group && entry.group) children.push(h('h4', {}, entry.group));
      group = entry.group;
      children.push(row(entry, theme));
    }
    this.list.replaceChildren(...children);
  }
}

function row(entry: LegendValue, theme: Theme): HTMLElement {
  if (entry.type === 'note') return h('p', {class: 'legend-note'}, entry.text);
  if (entry.type === 'item') {
    return h('div', {class: 'legend-row'}, sign(entry.kind, entry[theme], entry.width), h('span', {}, entry.label));
  }
  const steps = entry.steps.map(([label, width]) =>
    h('span', {class: 'legend-step'}, sign('line', entry[theme], width), h('span', {}, label))
  );
  return h('div', {class: 'legend-widths'}, h('div', {}, entry.label), h('div', {class: 'legend-steps'}, ...steps));
}

function sign(kind: any, colour: number[], width: number): HTMLCanvasElement {
  const ratio = 2;
  const canvas = h('canvas', {
    width: SIGN.width * ratio,
    height: SIGN.height * ratio,
    style: `width:${SIGN.width}px;height:${SIGN.height}px`,
    'aria-hidden': 'true'
  });
  const context = canvas.getContext('2d')!;
  context.scale(ratio, ratio);
  drawSign(context, kind, colour, width, 0, 0, SIGN.width, SIGN.height);
  return canvas;
}
