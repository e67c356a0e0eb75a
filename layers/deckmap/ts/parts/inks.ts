// The colours of the map's own drawing, as theme and style sheet have them.

import {h} from '../page/dom.ts';
import type {Inks} from '../tools/sketch.ts';
import type {Theme} from '../wire/payload.ts';

/** The inks of what is drawn over the map; words on the accent get the colour that can be read there. */
export function inksOf(root: HTMLElement, theme: Theme): Inks {
  const accent = colourOf(root, '--accent');
  root.style.setProperty('--on-accent', isLight(accent) ? '#101214' : '#ffffff');
  const light = theme === 'light';
  return {
    ink: light ? '#17191b' : '#ffffff',
    halo: light ? '#ffffff' : '#14181c',
    accent,
    font: getComputedStyle(root).fontFamily
  };
}

/** A colour of the style sheet as it is worked out here; its variable may hold one for each theme. */
function colourOf(root: HTMLElement, name: string): string {
  const probe = h('span', {style: `color:var(${name});display:none`});
  root.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Whether a colour is light enough to need dark words on it. */
function isLight(colour: string): boolean {
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
}
