// The component as Streamlit mounts it.

import {App} from './app.ts';
import type {Payload, Report} from './payload.ts';

interface Mounting {
  data: Payload;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: string, value: unknown): void;
}

/** For tests and for scripts on the page: what a map has done, and a few things to make it do. */
export interface Probe {
  readonly frames: number;
  readonly messages: number;
  readonly drawnPoints: number;
  /** Whether a layer still waits for its data. */
  readonly loading: boolean;
  /** Whether a report to Python still waits for the hand to rest. */
  readonly reporting: boolean;
  readonly frameTimes: readonly number[];
  readonly app: App;
  camera(): unknown;
  clock(): unknown;
  errors(): [string, string][];
  snapshot(scale: number): Promise<Blob>;
  loseContext(): void;
}

declare global {
  interface Window {
    __deckmap?: Record<string, Probe>;
  }
}

interface Mounted {
  app: App;
  leaving: number;
}

const mounted = new WeakMap<Node, Mounted>();

function probe(app: App): Probe {
  return {
    app,
    get frames() {
      return app.stage.frames;
    },
    get messages() {
      return app.counters.messages;
    },
    get drawnPoints() {
      return app.stage.drawnRows;
    },
    get loading() {
      return app.layers.loading;
    },
    get reporting() {
      return app.reporting;
    },
    get frameTimes() {
      return app.stage.frameTimes;
    },
    camera: () => app.stage.camera,
    clock: () => app.time?.clock ?? null,
    errors: () => app.errors(),
    snapshot: scale => app.snapshot(scale),
    loseContext: () => app.stage.loseContext()
  };
}

export default function mount({data, parentElement, setStateValue}: Mounting): () => void {
  const send = (report: Report): void => setStateValue('state', report);
  let here = mounted.get(parentElement);
  if (here) {
    window.clearTimeout(here.leaving);
    here.leaving = 0;
    here.app.send = send;
    if (here.app.payload !== data) here.app.take(data);
  } else {
    here = {app: new App(parentElement, data, send), leaving: 0};
    mounted.set(parentElement, here);
    window.__deckmap = {...window.__deckmap, [data.key]: probe(here.app)};
  }
  const current = here;
  return () => {
    // Streamlit may call this for a run that was overtaken by the next, which mounts again at once.
    window.clearTimeout(current.leaving);
    current.leaving = window.setTimeout(() => {
      current.app.stop();
      mounted.delete(parentElement);
      const {key} = current.app.payload;
      if (window.__deckmap?.[key]?.app === current.app) delete window.__deckmap[key];
    }, 60);
  };
}
