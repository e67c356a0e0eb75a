// Two dates: how a comparison begins, changes and ends, and what the legend says of a difference.

import type {Words} from '../page/words.ts';
import type {Time} from '../time/time.ts';
import type {Mode} from '../tools/tools.ts';
import type {LegendValue} from '../wire/payload.ts';

/** Compares in another way, or with 30 days before where nothing was compared, or no more. */
export function compareIn(time: Time, mode: Mode): void {
  if (mode === 'off') time.compare(null);
  else if (time.before) time.before.mode = mode;
  else {
    const {clock} = time;
    const day = clock.day - 30 >= clock.first ? clock.day - 30 : clock.first;
    time.compare({day: Math.floor(day), known_by: clock.knownBy, mode, split: 0.5});
  }
}

/** The legend with the signs of a difference, where one is shown. */
export function legendOf(legend: LegendValue[], time: Time | null, words: Words): LegendValue[] {
  if (time?.before?.mode !== 'difference') return legend;
  const group = words.differenceOf;
  const grey = {light: [90, 90, 90, 210], dark: [190, 190, 190, 210], width: 3};
  return [
    ...legend,
    {type: 'item', group, kind: 'fill', label: `${words.asOn} ${time.words()}`, ...grey},
    {type: 'item', group, kind: 'hatch', label: `${words.stripes} ${time.words(time.beforeClock()!)}`, ...grey},
    {type: 'note', group, text: words.unchanged}
  ];
}
