import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keysOf} from '../../ts/map/keys.ts';
import type {Tool} from '../../ts/wire/payload.ts';

const named = (timed: boolean, ...tools: Tool[]): string => keysOf(timed, tool => tools.includes(tool)).flatMap(key => key.keys).join(' ');

test('there are keys for the tools that are offered, and for time where there is a clock', () => {
  assert.equal(named(true, 'measure', 'snapshot'), 'Space ← → [ ] Home End L + − N S M Enter Esc ?');
  assert.equal(named(false), '+ − N Esc ?');
  assert.match(named(true, 'compare'), / C D /);
});
