// The buttons on the map, and the small panel of the tool in use.

import {h, icon} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import type {Tool} from '../wire/payload.ts';
import type {SketchTool} from './sketch.ts';

export type Mode = 'off' | 'swipe' | 'difference';

export interface ToolEvents {
  compare(mode: Mode): void;
  snapshot(scale: number): void;
  use(tool: SketchTool | null): void;
  removeLast(): void;
  removeAll(): void;
  clearArea(): void;
  fullscreen(): void;
  help(): void;
  zoom(by: number): void;
  north(): void;
}

export class Tools {
  readonly element: HTMLElement;
  tool: SketchTool | null = null;
  mode: Mode = 'off';
  private open: Tool | null = null;
  private readonly stack = h('div', {class: 'card stack'});
  private readonly options = h('div', {class: 'card options'});
  private readonly needle: SVGSVGElement;
  private readonly compass: HTMLButtonElement;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private measured: string[] = [];
  private offered: Tool[] = [];
  private made = false;

  constructor(
    private readonly words: Words,
    private readonly events: ToolEvents
  ) {
    this.needle = compassNeedle();
    this.compass = this.button('north', '', words.north, () => events.north());
    this.compass.classList.add('compass');
    this.compass.querySelector('.icon')!.replaceWith(this.needle);
    const navigation = h(
      'div',
      {class: 'card stack'},
      this.button('zoomIn', 'plus', words.zoomIn, () => events.zoom(1)),
      this.button('zoomOut', 'minus', words.zoomOut, () => events.zoom(-1)),
      this.compass
    );
    this.options.hidden = true;
    this.element = h('div', {class: 'tools', role: 'toolbar', 'aria-label': words.tools}, this.stack, navigation, this.options);
  }

  private button(name: string, picture: string, label: string, act: () => void): HTMLButtonElement {
    const made = h(
      'button',
      {type: 'button', class: 'tool', 'aria-label': label, title: label, 'data-tool': name},
      h('span', {class: 'name', 'aria-hidden': 'true'}, label),
      icon(picture)
    );
    made.addEventListener('click', act);
    this.buttons.set(name, made);
    return made;
  }

  take(tools: Tool[], timed: boolean): void {
    const wanted = tools.filter(tool => timed || tool !== 'compare');
    if (this.made && wanted.join() === this.offered.join()) return;
    this.made = true;
    this.offered = wanted;
    const {words} = this;
    const make: Record<Tool, () => HTMLButtonElement> = {
      compare: () => this.button('compare', 'compare', words.compare, () => this.toggleCompare()),
      snapshot: () => this.button('snapshot', 'snapshot', words.snapshot, () => this.toggle('snapshot')),
      measure: () => this.button('measure', 'measure', words.measure, () => this.toggleTool('measure')),
      annotate: () => this.button('annotate', 'annotate', words.annotate, () => this.toggle('annotate')),
      select: () => this.button('select', 'select', words.select, () => this.toggleTool('select')),
      lasso: () => this.button('lasso', 'lasso', words.lasso, () => this.toggleTool('lasso')),
      fullscreen: () => this.button('fullscreen', 'fullscreen', words.fullscreen, () => this.events.fullscreen())
    };
    this.stack.replaceChildren(
      ...wanted.map(tool => make[tool]()),
      this.button('help', 'help', words.help, () => this.events.help())
    );
    this.refresh();
  }

  offers(tool: Tool): boolean {
    return this.offered.includes(tool);
  }

  toggleCompare(mode: Mode = 'swipe'): void {
    this.open = this.mode === mode ? null : 'compare';
    this.events.compare(this.mode === mode || (mode === 'swipe' && this.mode !== 'off') ? 'off' : mode);
  }

  setMode(mode: Mode): void {
    if (mode === 'off' && this.open === 'compare') this.open = null;
    if (mode !== 'off' && this.open === null) this.open = 'compare';
    this.mode = mode;
    this.refresh();
  }

  toggle(tool: 'snapshot' | 'annotate'): void {
    const opening = this.open !== tool;
    this.leave();
    if (opening) {
      this.open = tool;
      if (tool === 'annotate') this.useTool('arrow');
    }
    this.refresh();
  }

  toggleTool(tool: 'measure' | 'select' | 'lasso'): void {
    const opening = this.open !== tool;
    this.leave();
    if (opening) {
      this.open = tool;
      this.useTool(tool);
    }
    this.refresh();
  }

  /** Puts every tool down; the comparison stays. Says whether there was one. */
  leave(): boolean {
    const had = this.tool !== null || (this.open !== null && this.open !== 'compare');
    this.useTool(null);
    this.open = this.mode === 'off' ? null : 'compare';
    this.refresh();
    return had;
  }

  private useTool(tool: SketchTool | null): void {
    if (this.tool === tool) return;
    this.tool = tool;
    this.events.use(tool);
  }

  setMeasured(words: string[]): void {
    if (words.join() === this.measured.join()) return;
    this.measured = words;
    if (this.open === 'measure') this.refresh();
  }

  turn(bearing: number, pitch: number): void {
    this.needle.style.transform = `rotate(${-bearing}deg) scaleY(${Math.cos((pitch * Math.PI) / 180).toFixed(3)})`;
  }

  private refresh(): void {
    for (const [name, button] of this.buttons) {
      const on = name === this.open || (name === 'compare' && this.mode !== 'off');
      if (['compare', 'measure', 'annotate', 'select', 'lasso', 'snapshot'].includes(name)) {
        button.setAttribute('aria-pressed', String(on));
      }
    }
    this.options.hidden = this.open === null;
    this.options.replaceChildren(...this.panel());
  }

  private panel(): HTMLElement[] {
    const {words, events} = this;
    const hint = (text: string): HTMLElement => h('div', {class: 'hint'}, text);
    switch (this.open) {
      case 'compare':
        return [
          choice('compare', words.compare, this.mode === 'swipe', () => events.compare('swipe')),
          choice('difference', words.difference, this.mode === 'difference', () => events.compare('difference')),
          choice('close', words.close, false, () => events.compare('off'))
        ];
      case 'snapshot':
        return [
          hint(words.snapshotScale),
          h(
            'div',
            {class: 'row'},
            ...[1, 2, 4].map(scale => {
              const button = choice('', `${scale}×`, false, () => events.snapshot(scale));
              button.setAttribute('aria-label', `${words.snapshot} ${scale}×`);
              return button;
            })
          )
        ];
      case 'measure':
        return [
          hint(words.measureHint),
          h(
            'div',
            {class: 'measured', 'aria-live': 'polite'},
            [this.measured[0] && `${words.distance} ${this.measured[0]}`, this.measured[1] && `${words.area} ${this.measured[1]}`]
              .filter(Boolean)
              .join(' · ')
          )
        ];
      case 'annotate':
        return [
          hint(words.annotateHint),
          ...(['arrow', 'circle', 'text'] as const).map(tool =>
            choice(tool, words[tool], this.tool === tool, () => {
              this.useTool(tool);
              this.refresh();
            })
          ),
          choice('bin', words.removeLast, false, () => events.removeLast()),
          choice('bin', words.removeAll, false, () => events.removeAll())
        ];
      case 'select':
        return [hint(words.selectHint)];
      case 'lasso':
        return [hint(words.lassoHint), choice('bin', words.clearArea, false, () => events.clearArea())];
      default:
        return [];
    }
  }
}

function choice(picture: string, label: string, on: boolean, act: () => void): HTMLButtonElement {
  const button = h('button', {type: 'button', 'aria-pressed': String(on)}, picture ? icon(picture) : null, label);
  button.addEventListener('click', act);
  return button;
}

function compassNeedle(): SVGSVGElement {
  const svg = icon('');
  svg.replaceChildren();
  for (const [d, fill] of [
    ['M12 2.5l4.2 9.5H7.8z', 'var(--accent)'],
    ['M12 21.5l-4.2-9.5h8.4z', 'var(--quiet)']
  ]) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('style', `fill:${fill};stroke:none`);
    svg.append(path);
  }
  return svg;
}
