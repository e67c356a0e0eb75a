// The field in which words for the map are written.

import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';

/** Puts a field at a point of the map; `done` gets what was written unless Esc ends it. */
export function writeField(area: HTMLElement, words: Words, x: number, y: number, done: (text: string) => void): void {
  const field = h('input', {type: 'text', class: 'write', 'aria-label': words.textPrompt, maxlength: 200, placeholder: words.textPrompt});
  field.style.left = `${Math.min(x, area.clientWidth - 200)}px`;
  field.style.top = `${y}px`;
  let finished = false;
  const finish = (keep: boolean): void => {
    if (finished) return;
    finished = true;
    if (keep) done(field.value);
    field.remove();
    area.focus({preventScroll: true});
  };
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === 'Escape') finish(event.key === 'Enter');
    event.stopPropagation();
  });
  field.addEventListener('blur', () => finish(true));
  area.append(field);
  field.focus();
}
