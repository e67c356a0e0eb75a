import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Id, idOf, keyOf, rowsWith, withDigits} from '../../ts/wire/ids.ts';

test('ids come from properties or the row, of the type they have, and 0 is one', () => {
  assert.equal(idOf({properties: {id: 'x'}, id: 'y'}), 'x');
  assert.equal(idOf({id: 0}), 0);
  assert.equal(idOf({id: '0'}), '0');
  assert.equal(idOf({properties: {}}), null);
  assert.equal(idOf({id: [1]}), '[1]');
  assert.deepEqual(idOf({id: 2 ** 53, '@@id': '9007199254740993'}), {number: '9007199254740993'});
});

test('numbers are the same by value to the last digit, text is never a number', () => {
  const pairs: [Id, Id, boolean][] = [
    [5, {number: '5.0'}, true],
    [5, '5', false],
    ['true', true, false],
    [{number: '9007199254740993'}, {number: '9007199254740992'}, false],
    [{number: '9007199254740993'}, {number: '9007199254740993'}, true],
    [{number: '-0.0'}, 0, true]
  ];
  for (const [a, b, same] of pairs) assert.equal(keyOf(a) === keyOf(b), same, JSON.stringify([a, b]));
});

test('rows are found by an id of their type, and by one that reads alike where there is none', () => {
  const rows = [{id: 5}, {id: '5'}, {id: 6}];
  assert.deepEqual(rowsWith(rows, ['5']), [rows[1]]);
  assert.deepEqual(rowsWith(rows, [5]), [rows[0]]);
  assert.deepEqual(rowsWith(rows, ['6']), [rows[2]]);
  assert.deepEqual(rowsWith(rows, ['7']), []);
});

test('digits that parsing would change are kept beside an id, and nothing else is touched', () => {
  const text = '[{"id": 9007199254740993, "n": 9007199254740993}, {"id":5.0}, {"id": 1e3}, {"id": 7}, {"t": "\\"id\\": 5.0"}]';
  assert.deepEqual(JSON.parse(withDigits(text)), [
    {id: 2 ** 53, '@@id': '9007199254740993', n: 2 ** 53},
    {id: 5, '@@id': '5.0'},
    {id: 1000, '@@id': '1e3'},
    {id: 7},
    {t: '"id": 5.0'}
  ]);
});
