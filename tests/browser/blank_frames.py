"""Looking at the stage's canvas at every animation frame, as an audience does: is anything ever missing?"""

READY = """() => {
  const map = window.__deckmap?.['briefing-map'];
  return !!window.__stage?.map && map?.frames > 1 && !map.loading;
}"""

# The browser may take a drawn picture away once it is shown; kept, it can be looked at between two frames too.
KEEP_PICTURES = """
(() => {
  const inner = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, more) {
    return inner.call(this, kind, kind.startsWith('webgl') ? {...more, preserveDrawingBuffer: true} : more);
  };
})();
"""

# Blank: fewer than three colours (land, sea and what lies on them are more). Missing: the ground, or everything the
# scene shows, is not there or not loaded; a single layer may have nothing in view.
COUNT_FRAMES = """() => {
  const small = document.createElement('canvas');
  small.width = small.height = 24;
  const context = small.getContext('2d', {willReadFrequently: true});
  const seen = window.__sampled = {frames: 0, blank: 0, missing: [], run: (window.__sampled?.run ?? 0) + 1};
  const run = seen.run;
  const look = () => {
    if (window.__sampled.run !== run) return;
    requestAnimationFrame(look);
    const {stage, root} = window.__stage.map.handle.app;
    context.clearRect(0, 0, 24, 24);
    context.drawImage(root.querySelector('canvas.canvas'), 0, 0, 24, 24);
    const pixels = new Uint32Array(context.getImageData(0, 0, 24, 24).data.buffer);
    seen.frames += 1;
    if (new Set(pixels).size < 3) seen.blank += 1;
    const drawn = new Map(stage.deck.layerManager.getLayers().map(each => [each.id, each]));
    const there = id => drawn.get(id)?.props.visible && drawn.get(id).isLoaded;
    if (!there('ground') || !window.__stage.scene.layers.some(there)) seen.missing.push(window.__stage.scene.id);
  };
  requestAnimationFrame(look);
}"""

# The flight to the scene has ended.
LANDED = "() => window.__stage.map.landed"
