// The address of a stage, which a reader may pass on.

/** The address holds the scene: the file's after its `#`. */
export function keepScene(index: number, offline: boolean): void {
  const url = new URL(location.href);
  if (offline) url.hash = `scene=${index + 1}`;
  else url.searchParams.set('scene', String(index + 1));
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // some browsers keep a file's address as it is
  }
}
