// The code that leads a room is kept in the window and in no address, so that a reload finds its room again.

const ROOM = 'lifeline-room';

/** Keeps `code`; after a reload, and if it was not asked for before, says which room this window led instead. */
export function keepRoom(code: string, asked: boolean): string | null {
  try {
    const led = sessionStorage.getItem(ROOM);
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (!asked && navigation?.type === 'reload' && led && led !== code) return led;
    sessionStorage.setItem(ROOM, code);
  } catch {
    // a browser may keep nothing: a reload then begins a room of its own
  }
  return null;
}
