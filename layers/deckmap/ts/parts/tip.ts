// The words beside the pointer.

import type {Calendar} from '../days/days.ts';
import type {Picked} from '../layers/picked.ts';
import {h} from '../page/dom.ts';

export class Tip {
  readonly element = h('div', {class: 'card tip', role: 'status'});

  constructor(private readonly area: HTMLElement) {}

  /** Says the words of what is there, the first line strong, and its day; nothing where there is nothing to say. */
  say(picked: Pick<Picked, 'tip' | 'day'> | null, at: {x: number; y: number} | null, calendar: Calendar | null): void {
    const {element: tip, area} = this;
    let text = picked?.tip ?? '';
    if (picked && picked.day !== null && calendar) text = [text, calendar.words(picked.day)].filter(Boolean).join('\n');
    tip.classList.toggle('shown', Boolean(text));
    if (!text || !at) return;
    const [first, ...rest] = text.split('\n');
    tip.replaceChildren(h('strong', {}, first), rest.length ? `\n${rest.join('\n')}` : '');
    const x = Math.min(at.x + 14, area.clientWidth - tip.offsetWidth - 8);
    const y = at.y + 18 + tip.offsetHeight > area.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18;
    tip.style.transform = `translate(${Math.max(x, 4)}px, ${Math.max(y, 4)}px)`;
  }

  hide(): void {
    this.element.classList.remove('shown');
  }
}
