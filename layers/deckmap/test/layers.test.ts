import assert from 'node:assert/strict';
import {test} from 'node:test';
import {idOf, remoteAddress, tipOf, unquoted} from '../ts/layer_text.ts';

test('a tip is text: markup in it stays as it is written', () => {
  assert.equal(tipOf({properties: {tip: '<b>x</b>'}}, undefined), '<b>x</b>');
  assert.equal(tipOf({tip: 'row'}, {text: 'never'}), 'row');
});

test("pydeck's tooltips become text", () => {
  const object = {properties: {name: '<img src=x>', n: 0}};
  assert.equal(tipOf(object, {html: '<b>{name}</b><br/>{n} {gone}'}), '<img src=x>\n0 ');
  assert.equal(tipOf({name: 'a'}, {text: '{name}'}), 'a');
  assert.equal(tipOf({name: 'a'}, undefined), '');
});

test('ids come from properties or the row, and 0 is one', () => {
  assert.equal(idOf({properties: {id: 'x'}, id: 'y'}), 'x');
  assert.equal(idOf({id: 0}), '0');
  assert.equal(idOf({properties: {}}), null);
});

test("pydeck's expressions and quotes fall away", () => {
  assert.equal(unquoted('@@=category'), 'category');
  assert.equal(unquoted('"pixels"'), 'pixels');
});

test('addresses of other machines are seen, those of this one and plain words are not', () => {
  assert.equal(remoteAddress({data: 'https://example.org/a.json'}), 'example.org');
  assert.equal(remoteAddress({iconAtlas: '//cdn.example.org/a.png'}), 'cdn.example.org');
  assert.equal(remoteAddress({image: '@@="http://example.org/x.png"'}), 'example.org');
  assert.equal(remoteAddress({nested: {atlas: ['https://example.org/a.png']}}), 'example.org');
  assert.equal(remoteAddress({data: '/layers/a.json', image: 'data:image/png;base64,xx', id: 'a'}), null);
  assert.equal(remoteAddress({data: [{note: 'https://example.org'}]}), null);
});
