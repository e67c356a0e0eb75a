// The room a map takes in its page, and the page it is put in.

import type {Payload} from '../wire/payload.ts';

/** Has the theme and the chrome asked for. */
export function dress(root: HTMLElement, {theme, chrome}: Payload): void {
  root.classList.toggle('dark', theme === 'dark');
  for (const each of ['full', 'map', 'none']) root.classList.toggle(`chrome-${each}`, chrome === each);
}

/** Fills the window down to its lower edge, or has the height asked for. */
export function fill(root: HTMLElement, {height, margin_bottom: margin}: Payload): void {
  if (height !== 'stretch') {
    root.style.height = `${height}px`;
    return;
  }
  const top = root.getBoundingClientRect().top + scrolled(root);
  const wanted = Math.max(360, Math.floor(window.innerHeight - top - margin));
  if (root.style.height !== `${wanted}px`) root.style.height = `${wanted}px`;
}

/**
 * Puts an element elsewhere in the page, with its focus and an open dialog. `moveBefore` would keep both by itself, but
 * Chromium 156 crashes when it takes a map from one shadow root to another.
 */
export function carry(element: HTMLElement, parent: ParentNode): void {
  const focused = (element.getRootNode() as ShadowRoot | Document).activeElement;
  const dialogs = element.querySelectorAll<HTMLDialogElement>('dialog[open]');
  parent.append(element);
  for (const dialog of dialogs) {
    dialog.removeAttribute('open'); // closing it would tell its listeners
    dialog.showModal();
  }
  if (focused instanceof HTMLElement && element.contains(focused)) focused.focus({preventScroll: true});
}

/** How far the page has been scrolled under an element, so that scrolling does not change its height. */
function scrolled(element: HTMLElement): number {
  let total = 0;
  let node: Node | null = element;
  while (node) {
    if (node instanceof HTMLElement) total += node.scrollTop;
    node = node.parentNode ?? (node as ShadowRoot).host ?? null;
  }
  return total;
}
