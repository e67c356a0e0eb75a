// Keeps the browser's history: one entry for one settled act, and in the entry what is seen.
// Streamlit writes every change of the address as a new entry; here is decided which of them are one.

const LOOK = 400; // ms between two looks at a playing clock: the address is at most a second late
const DAY = 86_400_000;
const newEntry = history.pushState.bind(history);
let touched = 0; // when a hand last did anything, 0 for never: what a page says before is how it opens
let entered = 0; // when the entry that stands was made
let running = false; // whether it is that of a clock that plays
let left = false; // whether the reader stepped away from a clock that still plays

const clocks = () => Object.values(window.__deckmap ?? {}).flatMap(map => (map.clock() ? [map] : []));
const playing = () => clocks().find(map => map.clock().playing);
const now = () => performance.now();
const plays = () => Boolean(playing() || document.querySelector(`.${ADDRESS.runs}`));

/** What of an address is settled by an act, in one order. */
function settled(address) {
  const parameters = new URLSearchParams(address.search);
  for (const quiet of ADDRESS.quiet) parameters.delete(quiet);
  parameters.sort();
  return parameters.toString();
}

/** Whether a change of the address is an act of its own. */
function isAct(address) {
  if (address.pathname !== location.pathname) return true;
  const here = new URLSearchParams(location.search);
  if (!touched || !here.has('date')) return false; // a page that has just been opened says where it stands
  if (settled(address) === settled(location)) return false;
  running ||= playsOn();
  return !running;
}

/** Whether time began to play in the entry that stands: no hand has done anything since it was made. */
function playsOn() {
  return !left && entered > touched && plays();
}

history.pushState = (state, title, url) => {
  const address = new URL(url, location.href);
  if (isAct(address)) {
    newEntry(state, title, url);
    entered = now();
    running = playsOn();
  } else history.replaceState(state, title, url);
};

/** Writes the day a playing clock shows; the first one is an entry, so that one step back leads to where it began. */
function follow() {
  const map = playing();
  if (left) left = plays();
  else if (map) writeDay(map);
  else if (running && !plays()) {
    const rested = clocks()[0];
    if (rested) writeDay(rested);
    running = false;
  }
}

function writeDay(map) {
  const address = new URL(location.href);
  const {epoch} = map.given.clock.value;
  const day = new Date(Date.parse(`${epoch}T00:00:00Z`) + Math.floor(map.clock().day + 1e-6) * DAY);
  const said = day.toISOString().slice(0, 10);
  if (!address.searchParams.has('date') || address.searchParams.get('date') === said) return; // a stage says no date
  address.searchParams.set('date', said);
  history.pushState({}, '', address.pathname + address.search + address.hash);
}

for (const name of ['pointerdown', 'keydown', 'click']) {
  addEventListener(name, event => event.isTrusted && (touched = now()), {capture: true, passive: true});
}
addEventListener('popstate', () => {
  left = plays();
  running = false;
});
setInterval(follow, LOOK);
