import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noticeOf, VIEW} from '../../ts/page/notice.ts';
import {WORDS} from '../../ts/page/words.ts';

const say = (errors: [string, string][], again: string[] = []) =>
  noticeOf(errors, WORDS, id => (id === VIEW ? 'View' : id), id => again.includes(id));

test('trying again is offered only where it can help', () => {
  assert.deepEqual(say([]), {text: '', again: false});
  assert.deepEqual(say([['a', 'the server answered 404']], ['a']), {
    text: '“a” could not be loaded: the server answered 404. The rest of the map is complete.',
    again: true
  });
  assert.deepEqual(say([['a', 'it is of no kind']]), {
    text: '“a” is not drawn as asked: it is of no kind. The rest of the map is complete.',
    again: false
  });
  assert.equal(say([['a', 'x'], ['b', 'y']], ['b']).again, true);
});

test('all that failed is named with its reason, and of a view nothing is called complete', () => {
  assert.match(say([['a', 'x'], ['b', 'y']]).text, /^2 layers are not drawn as asked: “a” \(x\), “b” \(y\)\. The rest/);
  assert.equal(say([[VIEW, 'x']]).text, '“View” is not drawn as asked: x.');
});
