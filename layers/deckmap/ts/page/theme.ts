// Light or dark: as Python says, or as the page around the map is, whatever made it so.

import type {LayerSpec, Payload, Theme} from '../wire/payload.ts';
import {h} from './dom.ts';

/** What Python sends: the theme may be left to the page, and what layers have differently in the dark goes with it. */
export interface Given extends Omit<Payload, 'theme'> {
  theme: Theme | 'auto';
  /** By layer id: the props that are not as in `spec` where it is dark. */
  dark?: Record<string, Record<string, unknown>>;
}

/** `given` as it is drawn on a page that is `around` it. */
export function inTheme(given: Given, around: Theme): Payload {
  const theme = given.theme === 'auto' ? around : given.theme;
  const {dark, spec} = given;
  if (theme === 'light' || !dark || !spec.layers) return {...given, theme};
  const layers = spec.layers.map((layer): LayerSpec => ({...layer, ...dark[layer.id]}));
  return {...given, theme, spec: {...spec, layers}};
}

/**
 * The theme of the page around an element: the `color-scheme` it inherits. Pages have no event for that, but a colour
 * that follows it can be in transition, and transitions are told.
 */
export class Surroundings {
  readonly element = h('span', {class: 'surroundings', 'aria-hidden': 'true'});

  constructor(changed: () => void) {
    this.element.addEventListener('transitionrun', changed);
  }

  get theme(): Theme {
    return getComputedStyle(this.element).backgroundColor === 'rgb(0, 0, 0)' ? 'dark' : 'light';
  }
}
