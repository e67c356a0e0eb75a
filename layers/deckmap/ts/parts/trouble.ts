// What could not be drawn, and what went wrong with what was asked for, on a card over the map.

import {h} from '../page/dom.ts';
import {noticeOf} from '../page/notice.ts';
import type {Words} from '../page/words.ts';

export interface Troubled {
  /** All that failed: an id, and why. */
  errors(): [string, string][];
  nameOf(id: string): string;
  /** Whether another try may help. */
  again(id: string): boolean;
  retry(): void;
  /** Starts the graphics anew. */
  restart(): void;
}

export class Trouble {
  readonly element = h('div', {class: 'card notice', role: 'alert', hidden: true});
  /** What failed while it was drawn, by layer. */
  readonly drawErrors = new Map<string, string>();
  private lostGraphics = false;
  private withoutGraphics = false;
  /** What went wrong with what was just asked for. */
  private asked = '';

  constructor(
    private readonly words: Words,
    private readonly troubled: Troubled
  ) {}

  lost(lost: boolean): void {
    this.lostGraphics = lost;
    this.show();
  }

  noGraphics(message: string): void {
    console.error(`deckmap: ${message}`);
    this.withoutGraphics = true;
    this.show();
  }

  /** Says whether it is news that this layer failed. */
  drawFailed(deckId: string, message: string): boolean {
    const id = deckId.split('~')[0];
    if (this.drawErrors.has(id)) return false;
    this.drawErrors.set(id, message);
    console.error(`deckmap: ${id}: ${message}`);
    this.show();
    return true;
  }

  /** Says what went wrong until it is closed; nothing where it is empty. */
  tell(words: string): void {
    this.asked = words;
    this.show();
  }

  show(): void {
    const {words, troubled} = this;
    if (this.lostGraphics) return this.say(words.lost);
    if (this.withoutGraphics) return this.say(words.noWebgl, words.retry, () => this.startAgain());
    if (this.asked) return this.say(this.asked, words.close, () => this.tell(''));
    const {text, again} = noticeOf(troubled.errors(), words, id => troubled.nameOf(id), id => troubled.again(id));
    this.say(text, again ? words.retry : '', () => {
      this.drawErrors.clear();
      troubled.retry();
    });
  }

  private say(text: string, button = '', act: () => void = () => undefined): void {
    this.element.hidden = !text;
    const pressed = button ? h('button', {type: 'button', onclick: act}, button) : null;
    this.element.replaceChildren(h('span', {}, text), ...(pressed ? [pressed] : []));
  }

  private startAgain(): void {
    this.withoutGraphics = false;
    this.troubled.restart();
  }
}
