import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tipOf, unquoted} from '../../ts/layers/layer_text.ts';

test('a tip is text: markup in it stays as it is written', () => {
  assert.equal(tipOf({properties: {tip: '<b>x</b>'}}, undefined), '<b>x</b>');
  assert.equal(tipOf({tip: 'row'}, {text: 'never'}), 'row');
});

test("pydeck's tooltips become text", () => {
  const object = {properties: {name: '<img src=x>', n: 0}};
  assert.equal(tipOf(object, {html: '<b>{name}</b><br/>{n} {gone}'}), '<img src=x>\n0 ');
  assert.equal(tipOf({name: 'a'}, {text: '{name}'}), 'a');
  assert.equal(tipOf({name: 'a'}, undefined), '');
  assert.equal(tipOf({id: 2 ** 53, '@@id': '9007199254740993'}, {text: '{id}'}), '9007199254740993');
});

test("pydeck's expressions and quotes fall away", () => {
  assert.equal(unquoted('@@=category'), 'category');
  assert.equal(unquoted('"pixels"'), 'pixels');
});
