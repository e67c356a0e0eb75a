// Draws a page's map while Streamlit still starts, where Streamlit will put it; Streamlit's own map takes it over.

FIRST_MAP.theme = (() => {
  const kept = localStorage.getItem(FIRST_MAP.themeKept.replace('{path}', location.pathname));
  if (kept === '"Light"' || kept === '"Dark"') return JSON.parse(kept).toLowerCase();
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
})();

document.documentElement.classList.add(`first-${FIRST_MAP.theme}`);

FIRST_MAP.told = (async () => {
  const answer = await fetch(`${FIRST_MAP.address}?theme=${FIRST_MAP.theme}${location.search.replace('?', '&')}`);
  if (answer.status !== 200) return null; // the page itself says what is the matter
  const told = await answer.json();
  for (const {data} of told.spec.layers) {
    if (typeof data !== 'string') continue;
    const link = {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: data}; // there when the map asks for it
    document.head.append(Object.assign(document.createElement('link'), link));
  }
  return told;
})();

// ---
// Once Streamlit's own code has run: its server works while the map is drawn.

const ALL_RAN = 3000; // ms: a page that has run and shows no map shows something else, such as an error
const LONGEST_WAIT = 700; // ms
const path = location.pathname;

function leave() {
  document.documentElement.classList.remove(`first-${FIRST_MAP.theme}`);
}

function show(map, early) {
  const host = document.createElement('div');
  host.id = 'first-map';
  document.body.append(host);
  let ran = 0;
  const done = () => {
    clearInterval(watch);
    host.remove();
    leave();
  };
  const giveUp = early(host.attachShadow({mode: 'open'}), map, done);
  const watch = setInterval(() => {
    const hasRun = document.querySelector('[data-test-script-state="notRunning"]');
    ran = hasRun ? ran || performance.now() : 0;
    if (location.pathname === path && (!ran || performance.now() - ran < ALL_RAN)) return;
    giveUp();
    done();
  }, 100);
}

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

// letters are drawn once: a font that comes later is not seen
const [map] = await Promise.all([FIRST_MAP.told, document.fonts.load(`16px ${FIRST_MAP.font}`), connected()]);
if (map && location.pathname === path) show(map, (await import(FIRST_MAP.bundle)).early);
else leave();
