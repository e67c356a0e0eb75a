// A briefing in one file: answers the map from the file itself, then starts map and stage.

const read = id => JSON.parse(document.getElementById(id).textContent);
const files = read('files');
const told = read('told');
const payload = read('payload');

async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

const outside = window.fetch.bind(window);
window.fetch = async (address, options) => {
  const url = String(address?.url ?? address);
  if (url.startsWith('data:') || url.startsWith('blob:')) return outside(address, options);
  const held = files[url.replace(/^.*(?=\/layers\/)/, '')];
  if (!held) return new Response('', {status: 404});
  return new Response(await unpacked(held[1]), {headers: {'content-type': held[0]}});
};

/** Pictures are loaded by address, not fetched: they get theirs as data. */
async function pictures(value) {
  if (Array.isArray(value)) return Promise.all(value.map(pictures));
  if (value && typeof value === 'object') {
    const pairs = Object.entries(value).map(async ([name, each]) => [name, await pictures(each)]);
    return Object.fromEntries(await Promise.all(pairs));
  }
  const found = typeof value === 'string' && /\/layers\/[0-9a-f]{16}\.png/.exec(value);
  if (!found) return value;
  let bytes = '';
  for (const each of new Uint8Array(await unpacked(files[found[0]][1]))) bytes += String.fromCharCode(each);
  return value.replace(found[0], `data:image/png;base64,${btoa(bytes)}`);
}

const asked = Number(/^#scene=(\d{1,3})$/.exec(location.hash)?.[1]);
if (asked >= 1 && asked <= told.scenes.length) told.start = asked - 1;
if (location.search.includes('kiosk')) told.kiosk = true;

const words = document.getElementById('words').attachShadow({mode: 'open'});
const style = document.createElement('style');
style.textContent = told.css;
words.append(style);
const map = document.getElementById('map').attachShadow({mode: 'open'});
const specs = Object.fromEntries(await Promise.all(Object.entries(payload.spec.layers).map(async ([theme, layers]) =>
  [theme, {...payload.spec, layers: await pictures(layers)}])));

function show(theme) {
  document.documentElement.classList.toggle('dark', theme === 'dark');
  const scenes = told.scenes.map((scene, n) => ({...scene, legend: told.legends[theme][n]}));
  window.__deckMap({data: {...payload, theme, spec: specs[theme]}, parentElement: map, setStateValue: () => undefined});
  window.__stageOf({data: {...told, scenes, theme, retheme: () => show(theme === 'dark' ? 'light' : 'dark')}, parentElement: words});
}

show(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
