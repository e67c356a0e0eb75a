// The list of keys, over everything else.

import {h} from './dom.ts';
import {type Key, keyList, type KeyWords} from './key.ts';
import type {Words} from './words.ts';

export function helpDialog(words: Pick<Words, 'help' | 'close'> & KeyWords, keys: readonly Pick<Key<never>, 'keys' | 'says'>[]): HTMLDialogElement {
  const close = h('button', {type: 'button', class: 'close'}, words.close);
  const dialog = h('dialog', {'aria-label': words.help}, h('h3', {}, words.help), keyList(keys, words), close);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
