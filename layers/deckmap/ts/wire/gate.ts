// The one place where this bundle asks a machine for something.
//
// esbuild puts these `fetch`, `Image` and `Worker` in the place of the browser's in all of the bundle, deck.gl and its
// loaders included (`inject` in build.mjs): what has not been handed `askAnywhere` can only ask the machine it came
// from, however an address is spelt and wherever it stood.

/** Another machine would have been asked. */
export class Refused extends Error {
  constructor(readonly machine: string) {
    super(`it would ask another machine (${machine}), which is turned off`);
  }
}

export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** What a map may ask with. */
export const asker = (anywhere: boolean): Ask => (anywhere ? askAnywhere : askHere);

/** The machine an address leads to if it is not this one; null for this one, and for what holds its content itself. */
export function elsewhere(address: string): string | null {
  const here = new URL(globalThis.document?.baseURI ?? 'http://localhost/');
  const url = URL.parse(address, here.href);
  if (!url || url.protocol === 'data:' || url.origin === here.origin) return null;
  return url.host || url.href.slice(0, 80);
}

const askAnywhere: Ask = (address, init) => globalThis.fetch(address, init);

const askHere: Ask = async (address, init) => {
  const machine = elsewhere(address);
  if (machine) throw new Refused(machine);
  // The browser itself keeps to this mode, over redirects too.
  const mine = {...init, mode: 'same-origin'} as const;
  if (init?.signal?.aborted || (init?.method ?? 'GET') !== 'GET') return globalThis.fetch(address, mine); // sent once
  try {
    // Not in that mode yet: what a page has preloaded is only found by a request of the preload's own.
    return await globalThis.fetch(address, {...init, redirect: 'error'});
  } catch (problem) {
    if (init?.signal?.aborted || !(await passesOn(address, mine))) throw problem;
    return followed(address, mine);
  }
};

/** What this machine names in its place, on this machine. */
async function followed(address: string, init: RequestInit): Promise<Response> {
  try {
    return await globalThis.fetch(address, init);
  } catch {
    throw new Refused(`to which ${address} leads`);
  }
}

/** Whether this machine answers by naming another address; where that leads is not followed. */
async function passesOn(address: string, init: RequestInit): Promise<boolean> {
  try {
    return (await globalThis.fetch(address, {...init, redirect: 'manual'})).type === 'opaqueredirect';
  } catch {
    return false; // it does not answer at all
  }
}

function fetchHere(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const address = input instanceof Request ? input.url : String(input);
  return askHere(address, init);
}

/** An image that takes its content from this machine alone. */
function ImageHere(): HTMLImageElement {
  const image = document.createElement('img');
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
  Object.defineProperty(image, 'src', {
    get: () => source.get!.call(image),
    set: (address: string) => {
      const machine = elsewhere(address);
      if (machine) throw new Refused(machine);
      source.set!.call(image, address);
    }
  });
  return image;
}

/** None of the loaders that are bundled needs one, and loaders.gl would fetch its workers from a public server. */
const NoWorker = undefined;

export {fetchHere as fetch, ImageHere as Image, NoWorker as Worker};
