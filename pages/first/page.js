// Draws a page's map while Streamlit still starts, where Streamlit will put it; Streamlit's own map takes it over.
// Where anything of that fails the page comes as it would without: Streamlit draws its map itself.

FIRST_MAP.theme = (() => {
  let kept = null;
  try {
    kept = localStorage.getItem(FIRST_MAP.themeKept.replace('{path}', location.pathname));
  } catch {
    // the reader lets pages keep nothing: then nothing was chosen
  }
  if (kept === '"Light"' || kept === '"Dark"') return JSON.parse(kept).toLowerCase();
  return 'system';
})();
document.documentElement.classList.add(`first-${FIRST_MAP.theme}`);

FIRST_MAP.told = (async () => {
  const answer = await fetch(`${FIRST_MAP.address}${location.search}`);
  if (answer.status !== 200) return null; // the page itself says what is the matter
  const told = await answer.json();
  for (const {data} of told.spec.layers) {
    if (typeof data !== 'string') continue;
    const link = {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: data}; // there when the map asks for it
    document.head.append(Object.assign(document.createElement('link'), link));
  }
  return told;
})();
FIRST_MAP.code = FIRST_MAP.told.then(told => told && import(FIRST_MAP.bundle)); // two deck.gl in one page do not go

// ---
// Once Streamlit's own code has run: its server works while the map is drawn.

const ALL_RAN = 3000; // ms: a page that has run and shows no map shows something else, such as an error
const LONGEST_WAIT = 700; // ms
const BEFORE = ['initial', 'running', 'rerunRequested']; // where the server never answers, the map stays and works
const path = location.pathname;

/** Streamlit has asked its server for the page, or does not say so where it used to. */
function connected() {
  return new Promise(done => {
    const look = () => {
      if (!document.querySelector('[data-test-connection-state="CONNECTED"]')) return;
      watch.disconnect();
      setTimeout(done);
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, {subtree: true, childList: true, attributeFilter: ['data-test-connection-state']});
    setTimeout(done, LONGEST_WAIT);
    look();
  });
}

/** Letters are drawn once: a font that comes later is not seen. One that does not come is done without. */
function font() {
  return document.fonts.load(`16px ${FIRST_MAP.font}`).catch(() => []);
}

/** Streamlit's page has run and did not ask for the map. */
function unasked() {
  const state = document.querySelector('[data-test-script-state]')?.dataset.testScriptState;
  return state !== undefined && !BEFORE.includes(state);
}

function show(map, early) {
  const host = document.createElement('div');
  let watch = 0;
  let since = 0;
  let giveUp = () => undefined;
  const done = () => {
    clearInterval(watch);
    host.remove();
    document.documentElement.classList.remove(`first-${FIRST_MAP.theme}`);
  };
  const look = () => {
    since = unasked() ? since || performance.now() : 0;
    if (location.pathname === path && (!since || performance.now() - since < ALL_RAN)) return;
    giveUp();
    done();
  };
  host.id = 'first-map';
  document.body.append(host);
  watch = setInterval(look, 100);
  try {
    giveUp = early(host.attachShadow({mode: 'open'}), map, done);
  } catch (problem) {
    done();
    throw problem;
  }
}

try {
  const [map, code] = await Promise.all([FIRST_MAP.told, FIRST_MAP.code, font(), connected()]);
  if (map && location.pathname === path) show(map, code.early);
} finally {
  if (!document.querySelector('#first-map')) document.documentElement.classList.remove(`first-${FIRST_MAP.theme}`);
}
