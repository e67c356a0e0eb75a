// What the keys do while the map or its time axis has the focus. The help lists this table, so the two cannot differ.

import {is, type Key} from '../page/key.ts';
import type {Tool} from '../wire/payload.ts';
import type {Led} from './steered.ts';

export interface MapKey extends Key<Led> {
  timed?: boolean;
  /** The tool it stands for: without that tool there is no such key. */
  tool?: Tool;
}

/** The keys of a map with these tools, with or without a clock. */
export const keysOf = (timed: boolean, offers: (tool: Tool) => boolean): MapKey[] =>
  KEYS.filter(key => (timed || !key.timed) && (!key.tool || offers(key.tool)));

const KEYS: MapKey[] = [
  {keys: ['Space'], says: 'Play and pause', timed: true, matches: is(' '), act: map => map.time?.toggle()},
  {
    keys: ['←', '→'],
    says: 'A day back, a day on; with Shift a week',
    timed: true,
    matches: is('ArrowLeft', 'ArrowRight'),
    act: (map, event) => map.time?.step((event.key === 'ArrowRight' ? 1 : -1) * (event.shiftKey ? 7 : 1))
  },
  {
    keys: ['[', ']'],
    says: 'To the change before, to the next change',
    timed: true,
    matches: is('[', ']'),
    act: (map, event) => map.time?.change(event.key === ']' ? 1 : -1)
  },
  {
    keys: ['Home', 'End'],
    says: 'To the first day, to the last',
    timed: true,
    matches: is('Home', 'End'),
    act: (map, event) => map.time?.go(event.key === 'Home' ? map.time.clock.first : map.time.clock.last)
  },
  {
    keys: ['L'],
    says: 'Loop',
    timed: true,
    matches: is('l'),
    act: map => map.time?.setLoop(!map.time.clock.loop)
  },
  {
    keys: ['+', '−'],
    says: 'Nearer, farther',
    matches: is('+', '=', '-', '_'),
    act: (map, event) => map.zoom(event.key === '+' || event.key === '=' ? 1 : -1)
  },
  {keys: ['N'], says: 'North up', matches: is('n'), act: map => map.north()},
  {keys: ['F'], says: 'Full screen', tool: 'fullscreen', matches: is('f'), act: map => map.fullscreen()},
  {keys: ['S'], says: 'Save a picture', tool: 'snapshot', matches: is('s'), act: map => map.tools.toggle('snapshot')},
  {
    keys: ['C'],
    says: 'Compare two dates',
    timed: true,
    tool: 'compare',
    matches: is('c'),
    act: map => map.tools.toggleCompare('swipe')
  },
  {
    keys: ['D'],
    says: 'Show the difference of two dates',
    timed: true,
    tool: 'compare',
    matches: is('d'),
    act: map => map.tools.toggleCompare('difference')
  },
  {keys: ['M'], says: 'Measure distance and area', tool: 'measure', matches: is('m'), act: map => map.tools.toggleTool('measure')},
  {keys: ['A'], says: 'Draw on the map', tool: 'annotate', matches: is('a'), act: map => map.tools.toggle('annotate')},
  {keys: ['B'], says: 'Select in a box', tool: 'select', matches: is('b'), act: map => map.tools.toggleTool('select')},
  {keys: ['P'], says: 'Select with a free line', tool: 'lasso', matches: is('p'), act: map => map.tools.toggleTool('lasso')},
  {keys: ['Enter'], says: 'End the measurement', tool: 'measure', matches: is('Enter'), act: map => map.sketch.finish()},
  {keys: ['Esc'], says: 'Put the tool down, clear the selection and the area', matches: is('Escape'), act: map => map.escape()},
  {keys: ['?'], says: 'This list', matches: is('?'), act: map => map.help()}
];
