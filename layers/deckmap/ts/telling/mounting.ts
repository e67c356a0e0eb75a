// A part of the page as Streamlit mounts it: again for every run, and away a moment after it was unmounted.

const LEAVING = 60; // ms: Streamlit may unmount for a run that was overtaken by the next, which mounts again at once

export interface Mounting<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: string, value: unknown): void;
}

interface Part<Data> {
  take(data: Data): void;
  stop(): void;
}

/** What a component's module exports: `make` is called once for each place in the page, later runs are taken by what it made. */
export function mounting<Data>(make: (mounting: Mounting<Data>) => Part<Data>): (mounting: Mounting<Data>) => () => void {
  const mounted = new WeakMap<Node, {part: Part<Data>; data: Data; leaving: number}>();
  return given => {
    const {data, parentElement} = given;
    let here = mounted.get(parentElement);
    if (here) {
      window.clearTimeout(here.leaving);
      if (here.data !== data) here.part.take(data);
      here.data = data;
    } else {
      here = {part: make(given), data, leaving: 0};
      mounted.set(parentElement, here);
    }
    const current = here;
    return () => {
      current.leaving = window.setTimeout(() => {
        current.part.stop();
        mounted.delete(parentElement);
      }, LEAVING);
    };
  };
}
