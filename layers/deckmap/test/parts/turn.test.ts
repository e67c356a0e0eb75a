import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Calendar} from '../../ts/days/days.ts';
import {Turn} from '../../ts/parts/turn.ts';
import {knownWords} from '../../ts/time/known_words.ts';
import type {Payload} from '../../ts/wire/payload.ts';

let drawn: string[];
let told: boolean[];
let asked: string[];
let here: Set<string>;
let loading: boolean;
let answers: Map<string, {come: () => void; fail: () => void}>;

beforeEach(() => {
  [drawn, told, asked, here, loading, answers] = [[], [], [], new Set(), false, new Map()];
});

function turn(): Turn {
  const source = {
    here: (url: string) => here.has(url),
    fetched: (url: string) => {
      asked.push(url);
      return new Promise<void>((come, fail) => answers.set(url, {come, fail: () => fail(new Error('no'))}));
    }
  };
  const draw = ({title, fly}: Payload): number => drawn.push(fly ? `${title} flies to ${fly.id}` : title);
  return new Turn({draw, loading: () => loading, waits: waits => told.push(waits)}, source);
}

function payload(title: string, urls: string[], more: object = {}): Payload {
  const layers = urls.map(data => ({'@@type': 'GeoJsonLayer', id: data, data, ...more}));
  return {title, spec: {layers}, fly: null, play: null, allow_remote: false, ...more} as unknown as Payload;
}

const answered = (): Promise<void> => new Promise(done => setImmediate(done));

test('the first picture is drawn as it fills', () => {
  const map = turn();
  map.to(payload('a', ['/1']));
  assert.deepEqual([drawn, asked, told, map.waiting], [['a'], [], [], false]);
});

test('words wait with the picture until all its data came or failed', async () => {
  const map = turn();
  map.to(payload('a', ['/1']));
  map.to(payload('b', ['/1', '/2', '/3']));
  assert.deepEqual([drawn, asked, told, map.waiting], [['a'], ['/2', '/3'], [true], true]);
  answers.get('/2')!.come();
  await answered();
  assert.deepEqual(drawn, ['a']);
  answers.get('/3')!.fail();
  await answered();
  assert.deepEqual([drawn, told, map.waiting], [['a', 'b'], [true, false], false]);
});

test('what is here already, what is not shown and what the picture itself waits for are not waited for', () => {
  const map = turn();
  here.add('/2');
  map.to(payload('a', ['/1']));
  map.to(payload('b', ['/1', '/2']));
  map.to(payload('c', ['/4'], {visible: false}));
  assert.deepEqual([drawn, asked], [['a', 'b', 'c'], []]);
});

test('of pictures that wait the newest is drawn, and what was commanded meanwhile is done', async () => {
  const map = turn();
  map.to(payload('a', ['/1']));
  map.to(payload('b', ['/2'], {fly: {id: 'north'}}));
  map.to(payload('c', ['/3']));
  answers.get('/3')!.come();
  await answered();
  answers.get('/2')!.come();
  await answered();
  assert.deepEqual([drawn, map.waiting], [['a', 'c flies to north'], false]);
  map.to(payload('d', ['/4']));
  map.to(payload('e', ['/3']));
  answers.get('/4')!.come();
  await answered();
  assert.deepEqual(drawn, ['a', 'c flies to north', 'e']);
});

test('a map that left the page draws nothing that comes later', async () => {
  const map = turn();
  map.to(payload('a', ['/1']));
  map.to(payload('b', ['/2']));
  map.stop();
  answers.get('/2')!.come();
  await answered();
  assert.deepEqual([drawn, map.waiting], [['a'], false]);
});

test('a picture is saved once it is whole', async () => {
  const map = turn();
  loading = true;
  let saved = false;
  const saving = map.settled().then(() => (saved = true));
  map.changed();
  await answered();
  assert.equal(saved, false);
  loading = false;
  map.changed();
  await saving;
  await map.settled();
});

test('two dates are each said to be known as they were, one day once', () => {
  const calendar = new Calendar('2022-01-01');
  const [then, before] = [40, 9].map(day => ({day, window: 0, knownBy: 'shown' as const}));
  assert.equal(knownWords([then], calendar, 99), '10 Feb 2022');
  assert.equal(knownWords([before, then], calendar, 99), '10 Jan 2022 | 10 Feb 2022');
  assert.equal(knownWords([{...before, knownBy: null}, {...then, knownBy: null}], calendar, 99), '10 Apr 2022');
  assert.equal(knownWords([{...before, knownBy: 20}, {...then, knownBy: null}], calendar, 99), '21 Jan 2022 | 10 Apr 2022');
});
