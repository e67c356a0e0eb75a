// The list of keys.

import {h} from './dom.ts';
import type {Key} from './keys.ts';
import type {Words} from './words.ts';

export function helpDialog(words: Words, keys: Key[]): HTMLDialogElement {
  const rows = keys.flatMap(key => [
    h('dt', {}, ...key.keys.flatMap((name, i) => [i ? ' ' : '', h('kbd', {}, name)])),
    h('dd', {}, (words as Record<string, string>)[`key:${key.says}`] ?? key.says)
  ]);
  const close = h('button', {type: 'button', class: 'close'}, words.close);
  const dialog = h('dialog', {'aria-label': words.help}, h('h3', {}, words.help), h('dl', {}, ...rows), close);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
