import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {asker, elsewhere, Refused} from '../../ts/wire/gate.ts';

const usual = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = usual;
});

test('an address leads elsewhere however it is spelt, and content or this machine does not', () => {
  const there = ['http://a.org/x', '//a.org/x', '\\\\a.org\\x', ' HTTP:\\\\a.org', 'ht\ttp://a.org', 'http:\n//u:p@a.org', '/\\a.org'];
  for (const address of there) assert.equal(elsewhere(address), 'a.org', address);
  for (const address of ['/layers/a.json', 'a.json', '?a', 'http://localhost/x', 'data:image/png;base64,xx', 'http://']) {
    assert.equal(elsewhere(address), null, address);
  }
  assert.equal(elsewhere('http://localhost:81/x'), 'localhost:81');
  assert.ok(elsewhere('file:///etc/hosts'));
});

test('asking here refuses before it asks, and holds the browser to this machine', async () => {
  const asked: [unknown, RequestInit | undefined][] = [];
  globalThis.fetch = async (address, init) => {
    asked.push([address, init]);
    return new Response('[]');
  };
  await assert.rejects(asker(false)('//a.org/x'), (problem: Error) => problem instanceof Refused && /\(a\.org\)/.test(problem.message));
  assert.deepEqual(asked, []);
  await asker(false)('/x', {mode: 'cors', credentials: 'same-origin'});
  assert.deepEqual(asked, [['/x', {mode: 'cors', credentials: 'same-origin', redirect: 'error'}]]);
  await asker(false)('/x', {method: 'POST'});
  assert.deepEqual(asked[1], ['/x', {method: 'POST', mode: 'same-origin'}]);
  await asker(true)('//a.org/x');
  assert.equal(asked.length, 3);
});

test('an answer that leads elsewhere is refused, one that does not come is not', async () => {
  const failing = (answer: () => Response) => async (_: unknown, init?: RequestInit): Promise<Response> => {
    if (init?.redirect !== 'manual') throw new TypeError('Failed to fetch');
    return answer();
  };
  globalThis.fetch = failing(() => ({type: 'opaqueredirect'}) as Response) as typeof fetch;
  await assert.rejects(asker(false)('/moved'), /to which \/moved leads/);
  globalThis.fetch = failing(() => {
    throw new TypeError('Failed to fetch');
  }) as typeof fetch;
  await assert.rejects(asker(false)('/gone'), /Failed to fetch/);
});

test('an answer that leads on within this machine is followed, the browser held to it', async () => {
  globalThis.fetch = (async (_: unknown, init?: RequestInit) => {
    if (init?.redirect === 'manual') return {type: 'opaqueredirect'} as Response;
    if (init?.redirect === 'error') throw new TypeError('Failed to fetch');
    assert.equal(init?.mode, 'same-origin');
    return new Response('here');
  }) as typeof fetch;
  assert.equal(await (await asker(false)('/moved')).text(), 'here');
});
