// A briefing in one file: answers the map from the file itself, then starts map and stage.

import mountMap from '../map/index.ts';
import type {Given} from '../page/theme.ts';
import mountStage from './stage_component.ts';
import type {Told} from './told.ts';

/** What the file holds besides the page's words. */
interface FileTold extends Told {
  css: string;
}

/** Media type and gzipped bytes (Base64), by address. */
type Files = Record<string, [type: string, packed: string]>;

const read = (id: string): unknown => JSON.parse(document.getElementById(id)!.textContent!);
const files = read('files') as Files;
const told = read('told') as FileTold;
const payload = read('payload') as Given;

async function unpacked(text: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

const outside = window.fetch.bind(window);
window.fetch = async (asked, options) => {
  const address = asked instanceof Request ? asked.url : String(asked);
  if (address.startsWith('data:') || address.startsWith('blob:')) return outside(asked, options);
  const held = files[address.replace(/^.*(?=\/layers\/)/, '')];
  if (!held) return new Response('', {status: 404});
  return new Response(await unpacked(held[1]), {headers: {'content-type': held[0]}});
};

/** Pictures are loaded by address, not fetched: they get theirs as data. */
async function pictures(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(pictures));
  if (value && typeof value === 'object') {
    const pairs = Object.entries(value).map(async ([name, each]) => [name, await pictures(each)] as const);
    return Object.fromEntries(await Promise.all(pairs));
  }
  const found = typeof value === 'string' ? /\/layers\/[0-9a-f]{16}\.png/.exec(value) : null;
  if (!found) return value;
  let bytes = '';
  for (const each of new Uint8Array(await unpacked(files[found[0]][1]))) bytes += String.fromCharCode(each);
  return found.input.replace(found[0], `data:image/png;base64,${btoa(bytes)}`);
}

/** A place for a part of the page, in a shadow root. */
const place = (id: string): ShadowRoot => document.getElementById(id)!.attachShadow({mode: 'open'});

const scene = Number(/^#scene=(\d{1,3})$/.exec(location.hash)?.[1]);
if (scene >= 1 && scene <= told.scenes.length) told.start = scene - 1;
if (location.search.includes('kiosk')) told.kiosk = true;

const words = place('words');
const map = place('map');
const style = document.createElement('style');
style.textContent = told.css;
words.append(style);
const {spec, dark} = (await pictures({spec: payload.spec, dark: payload.dark})) as Pick<Given, 'spec' | 'dark'>;

// Words and map are as the page is, and that as the system, until the reader turns it.
const page = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const retheme = (): void => {
  const now = page.style.colorScheme || (system.matches ? 'dark' : 'light');
  page.style.colorScheme = now === 'dark' ? 'light' : 'dark';
};

mountMap({data: {...payload, spec, dark}, parentElement: map, setStateValue: () => undefined});
mountStage({data: {...told, retheme}, parentElement: words, setStateValue: () => undefined});
