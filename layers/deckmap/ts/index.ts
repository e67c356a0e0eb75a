// The component as Streamlit mounts it.

import {App} from './app.ts';
import {Handle} from './handle.ts';
import type {Payload, Report} from './payload.ts';

interface Mounting {
  data: Payload;
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

export default function mount({data, parentElement, setStateValue}: Mounting): () => void {
  const send = (report: Report): void => setStateValue('state', report);
  let here = mounted.get(parentElement);
  if (here) {
    window.clearTimeout(here.leaving);
    here.leaving = 0;
    const app = here.app!;
    app.send = send;
    if (app.given !== data) app.take(data);
  } else {
    const app = new App(parentElement, data, send);
    here = {app, leaving: 0};
    mounted.set(parentElement, here);
    window.__deckmap = {...window.__deckmap, [data.key]: new Handle(app)};
    window.dispatchEvent(new CustomEvent('deckmap', {detail: {key: data.key}}));
  }
  const current = here;
  return () => {
    // Streamlit may call this for a run that was overtaken by the next, which mounts again at once.
    window.clearTimeout(current.leaving);
    current.leaving = window.setTimeout(() => {
      const {app} = current;
      if (!app) return;
      app.stop();
      mounted.delete(parentElement);
      const {key} = app.payload;
      if (window.__deckmap?.[key]?.app === app) delete window.__deckmap[key];
      current.app = null; // this function may be kept with a page that is gone, and all the map held with it
    }, 60);
  };
}
