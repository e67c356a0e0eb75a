// The component as Streamlit mounts it.

import type {Given} from '../page/theme.ts';
import type {Report} from '../wire/payload.ts';
import {App} from './app.ts';
import {Handle} from './handle.ts';

interface Mounting {
  data: Given;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: string, value: unknown): void;
}

declare global {
  interface Window {
    /** The maps in the page by key; each is announced by the event `deckmap` on the window, `event.detail.key`. */
    __deckmap?: Record<string, Handle>;
  }
}

interface Mounted {
  app: App | null;
  leaving: number;
}

const mounted = new WeakMap<Node, Mounted>();
/** Maps that were drawn before Streamlit asked for them, by key. */
const waiting = new Map<string, {app: App; taken: () => void}>();

/**
 * Draws a map before Streamlit asks for it. The first mount with its key takes it over as it stands then, and `taken` is
 * called; where Streamlit was sooner, it is called at once. Whoever asked for it may give it up before, and then nothing
 * is left of it.
 */
export function early(parent: ShadowRoot | HTMLElement, data: Given, taken: () => void): () => void {
  if (window.__deckmap?.[data.key]) {
    taken();
    return () => undefined;
  }
  const app = new App(parent, data, nobody);
  waiting.set(data.key, {app, taken});
  announce(app);
  return () => {
    if (waiting.get(data.key)?.app !== app) return;
    waiting.delete(data.key);
    takeDown(app, false);
  };
}

export default function mount({data, parentElement, setStateValue}: Mounting): () => void {
  const send = (report: Report): void => setStateValue('state', report);
  let here = mounted.get(parentElement);
  if (here) {
    window.clearTimeout(here.leaving);
    here.leaving = 0;
    const app = here.app!;
    app.reports.send = send;
    if (app.given !== data) app.take(data);
  } else {
    here = {app: before(parentElement, data, send) ?? anew(parentElement, data, send), leaving: 0};
    mounted.set(parentElement, here);
  }
  const current = here;
  return () => {
    // Streamlit may call this for a run that was overtaken by the next, which mounts again at once.
    window.clearTimeout(current.leaving);
    current.leaving = window.setTimeout(() => {
      const {app} = current;
      if (!app) return;
      mounted.delete(parentElement);
      takeDown(app);
      current.app = null; // this function may be kept with a page that is gone, and all the map held with it
    }, 60);
  };
}

function anew(parent: Node & ParentNode, data: Given, send: (report: Report) => void): App {
  const app = new App(parent, data, send);
  announce(app);
  return app;
}

/** The map that was drawn before, moved here; none where it cannot be. */
function before(parent: Node & ParentNode, data: Given, send: (report: Report) => void): App | null {
  const found = waiting.get(data.key);
  if (!found) return null;
  waiting.delete(data.key);
  try {
    found.app.move(parent, data, send);
    return found.app;
  } catch (problem) {
    console.error(`deckmap: ${(problem as Error).message}`);
    takeDown(found.app, false);
    return null;
  } finally {
    found.taken();
  }
}

function announce(app: App): void {
  const {key} = app.payload;
  window.__deckmap = {...window.__deckmap, [key]: new Handle(app)};
  window.dispatchEvent(new CustomEvent('deckmap', {detail: {key}}));
}

function takeDown(app: App, remembered = true): void {
  app.stop(remembered);
  const {key} = app.payload;
  if (window.__deckmap?.[key]?.app === app) delete window.__deckmap[key];
}

/** Hears what a map reports before Streamlit listens; it is told again once Streamlit does. */
function nobody(): void {}
