// Title and subtitle on the map, with the date shown and what was known filled in.

import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {knownWords} from '../time/known_words.ts';
import type {Time} from '../time/time.ts';
import type {Payload} from '../wire/payload.ts';

export interface Titles {
  title: string;
  subtitle: string;
}

export class Title {
  readonly element: HTMLElement;
  private readonly headline = h('h2');
  private readonly subline = h('p');
  private readonly coming: HTMLElement;

  constructor(private readonly words: Words) {
    this.coming = h('div', {class: 'coming', role: 'status', hidden: true}, words.coming);
    this.element = h('header', {class: 'card title'}, this.headline, this.subline, this.coming);
  }

  /** The titles as they read at the time shown. */
  titles(payload: Payload, time: Time | null): Titles {
    return {title: this.filled(payload.title, payload, time), subtitle: this.filled(payload.subtitle, payload, time)};
  }

  private filled(template: string, payload: Payload, time: Time | null): string {
    if (!time) return template.replace(/\s*[·,–-]?\s*\{(day|known)\}/g, '');
    const {clock, calendar} = time;
    const before = time.beforeClock();
    const day = before ? `${time.words(before)} | ${time.words()}` : time.words();
    const latest = payload.clock.value?.latest ?? (Date.now() - calendar.epochMs) / 86_400_000;
    const known = knownWords(before ? [before, clock] : [clock], calendar, latest);
    return template.replaceAll('{day}', day).replaceAll('{known}', `${this.words.asKnown} ${known}`);
  }

  /** Says that the next picture waits for its data, or no more. */
  waits(waits: boolean): void {
    this.coming.hidden = !waits;
  }

  write(payload: Payload, time: Time | null): void {
    const {title, subtitle} = this.titles(payload, time);
    if (this.headline.textContent !== title) this.headline.textContent = title;
    if (this.subline.textContent !== subtitle) this.subline.textContent = subtitle;
    this.element.classList.toggle('empty', !title && !subtitle);
  }
}
