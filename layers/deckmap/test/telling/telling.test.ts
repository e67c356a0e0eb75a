import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PRESENTER, stageKeys} from '../../ts/telling/keys.ts';
import {stay} from '../../ts/telling/kiosk.ts';
import {laid, type Laying} from '../../ts/telling/laid.ts';
import type {Scene, Told} from '../../ts/telling/told.ts';
import {whoSays} from '../../ts/telling/who_says.ts';
import {inWords, since, tied} from '../../ts/telling/written.ts';
import type {Payload} from '../../ts/wire/payload.ts';

const scene = {
  title: 'Title',
  sentences: [['Words', '[1]']],
  layers: ['control'],
  clock: {day: 1000, window: 0, known_by: null},
  play: {first: 900, last: 1000, speed: 10},
  compare: null,
  camera: {longitude: 35, latitude: 51, zoom: 8, bearing: 0, pitch: 0}
} as unknown as Scene;
const listed = (told: Partial<Told>): string => stageKeys({follow: false, ...told} as Told).flatMap(key => key.keys).join(' ');

test('a stage lists the keys it has: who follows, leads, or is alone in a file', () => {
  assert.match(listed({presenter: '/p', exit: '/'}), / P K \? Esc$/);
  assert.match(listed({follow: true, exit: '/'}), / F K L \? Esc$/);
  assert.match(listed({retheme: () => undefined}), / F K D \? Esc$/);
});

test('no key of a table is taken by one before it', () => {
  const names: Record<string, string> = {'→': 'ArrowRight', '←': 'ArrowLeft', '↑': 'ArrowUp', '↓': 'ArrowDown', Space: ' ', Esc: 'Escape'};
  const typed = (name: string): KeyboardEvent => {
    const [last, shift] = name.split('+').reverse();
    return {key: names[last] ?? last, shiftKey: shift !== undefined} as KeyboardEvent;
  };
  for (const table of [PRESENTER, stageKeys({presenter: '/p', exit: '/', follow: true, retheme: () => undefined} as unknown as Told)]) {
    for (const key of table) for (const name of key.keys) assert.equal(table.find(each => each.matches(typed(name))), key, name);
  }
});

test('a scene is laid over what was sent: its layers, its clock, a flight that is never the one before', () => {
  const payload = {
    spec: {layers: [{id: 'control', '@@type': 'A', getSize: 10}, {id: 'ground', '@@type': 'A'}, {id: 'marks', '@@type': 'A'}]},
    clock: {token: '0', value: {day: 1, loop: true}}
  } as unknown as Payload;
  const laying: Laying = {
    scene, index: 2, roles: {always: ['ground'], by_zoom: ['control'], by_scene: ['marks']}, trail: [], camera: scene.camera, zoom: 8,
    token: 'b', cameraToken: 'a', count: 3, jump: false, scale: 0.8, still: false
  };
  const made = laid(payload, laying);
  assert.deepEqual(made.spec.layers!.map(each => each.visible), [true, true, false]);
  assert.deepEqual(made.spec.layers!.map(each => each.filterRange), [[0, 7.6], undefined, [2, 2]]);
  assert.equal(made.spec.layers![0].getSize, 8);
  assert.deepEqual([made.clock.value!.day, made.clock.value!.loop, made.clock.token], [900, false, 'b']);
  assert.ok(made.fly!.to.longitude > scene.camera.longitude);
  assert.equal(laid(payload, {...laying, jump: true}).fly, null);
  assert.equal(laid(payload, {...laying, still: true}).clock.value!.day, 1000);
});

test('a kiosk stays for what is played or read, as long as it is told, and longer once touched', () => {
  const pace = {asked: 0, still: false, touched: false};
  assert.equal(stay(scene, pace), 10_000 + 1400 + 2500);
  assert.equal(stay(scene, {...pace, still: true}), 4000 + 55 * 10);
  assert.equal(stay(scene, {...pace, asked: 5, touched: true}), 35_000);
});

test('days, numbers and seconds as they are read', () => {
  assert.equal(inWords(999.9999999), '27 Sep 2024');
  assert.equal(tied('12 000 men'), '12\u202f000 men');
  assert.equal(since(0, 3_725_000), '1:02:05');
  assert.equal(since(5000, 0), '00:00');
});

test('a file says who says so, and how many more', () => {
  const said = whoSays('place:a', 'A: click for who says so\nport', {said: ['one', 'two'], of: {'place:a': [3, 1]}});
  assert.deepEqual(said, ['A', 'port', 'two', '… 2 more']);
  assert.deepEqual(whoSays('place:b', 'B', {said: [], of: {}}), ['B']);
});
