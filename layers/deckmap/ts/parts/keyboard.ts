// The keys while the map or its time axis has the focus, and the list of them.

import {helpDialog} from '../page/help.ts';
import type {Key} from '../page/key.ts';
import type {Words} from '../page/words.ts';

export class Keyboard<Led> {
  constructor(
    private readonly root: HTMLElement,
    private readonly area: HTMLElement,
    private readonly words: Words,
    /** The keys there are now, and what they lead. */
    private readonly keys: () => Key<Led>[],
    private readonly led: Led
  ) {}

  /** Listens until the signal ends it. Streamlit's own shortcuts must not hear what is typed here. */
  listen(signal: AbortSignal): void {
    this.root.addEventListener('keydown', event => this.down(event), {signal});
    for (const name of ['keyup', 'keypress']) this.root.addEventListener(name, event => event.stopPropagation(), {signal});
  }

  private down(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = target.matches('input, select, textarea');
    const pressing = target.matches('button') && (event.key === ' ' || event.key === 'Enter');
    if (typing || pressing || this.root.querySelector('dialog[open]')) return;
    const key = this.keys().find(candidate => candidate.matches(event));
    if (!key) return;
    event.preventDefault();
    key.act(this.led, event);
  }

  help(): void {
    const dialog = helpDialog(this.words, this.keys());
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.area.focus({preventScroll: true});
    });
    this.root.append(dialog);
    dialog.showModal();
  }
}
