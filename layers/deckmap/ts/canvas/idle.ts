// A time when nobody waits for the page.

const LATEST_MS = 2_000;
const FALLBACK_MS = 50; // where the browser cannot tell (Safari)

/** Acts once the page has nothing else to do, or before long; returns how to call it off. */
export function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const asked = window.requestIdleCallback(act, {timeout: LATEST_MS});
    return () => window.cancelIdleCallback(asked);
  }
  const asked = setTimeout(act, FALLBACK_MS);
  return () => clearTimeout(asked);
}
