// One style sheet for the component's shadow root. Three sizes of type: 28, 16, 13; on a large screen 34, 19, 15.

export const STYLE = `
:host { display: block; }
.surroundings { position: absolute; width: 0; height: 0; visibility: hidden; transition: color 1ms;
  color: light-dark(#fff, #000); background-color: light-dark(#fff, #000); }
.deckmap {
  --accent: var(--deckmap-accent, var(--st-primary-color, #2f5d8a));
  --on-accent: #fff;
  --surface: #ffffff; --raised: rgba(255, 255, 255, .97); --sunk: #f3f1ec;
  --ink: #17191b; --quiet: #54595e; --line: #cdc9c0; --water: #d6e4ec;
  --shadow: 0 1px 2px rgba(20, 24, 28, .12), 0 2px 10px rgba(20, 24, 28, .10);
  --band: color-mix(in srgb, var(--accent) 16%, transparent);
  position: relative; display: flex; flex-direction: column; box-sizing: border-box; overflow: hidden;
  container: map / size; width: 100%; color: var(--ink); background: var(--surface);
  --large: 28px; --text: 16px; --small: 13px;
  font: 400 var(--small)/1.4 var(--st-font, system-ui, "Segoe UI", Roboto, sans-serif);
  font-variant-numeric: tabular-nums; -webkit-font-smoothing: antialiased;
  color-scheme: light;
}
.deckmap.dark {
  --surface: #1a1e22; --raised: rgba(26, 30, 34, .97); --sunk: #14181c;
  --ink: #f0f2f3; --quiet: #a9b1b7; --line: #3a4147; --water: #14181c;
  --shadow: 0 1px 2px rgba(0, 0, 0, .5), 0 2px 12px rgba(0, 0, 0, .4);
  --band: color-mix(in srgb, var(--accent) 30%, transparent);
  color-scheme: dark;
}
.deckmap *, .deckmap *::before { box-sizing: border-box; }
.deckmap [hidden] { display: none !important; }
.stage:focus-visible::after { content: ""; position: absolute; inset: 0; z-index: 9; pointer-events: none;
  border: 3px solid var(--accent); box-shadow: inset 0 0 0 1px var(--surface); } /* over the canvas, which would hide an outline */
.deckmap:fullscreen { height: 100vh !important; }

.stage { container: stage / size; position: relative; flex: 1 1 auto; min-height: 0; background: var(--water); overflow: hidden; touch-action: none; outline: none; }
.stage .canvas { position: absolute; inset: 0; width: 100%; height: 100%; outline: none; }
.sketch { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
.sketch.active { pointer-events: auto; cursor: crosshair; touch-action: none; }
.over { position: absolute; inset: 12px; z-index: 4; pointer-events: none; display: flex; justify-content: space-between; gap: 12px; }
.side-by { display: flex; flex-direction: column; justify-content: space-between; align-items: flex-start; gap: 12px; min-height: 0; min-width: 0; }
.side-by.end { align-items: flex-end; flex: none; max-width: 60%; }
.tools .card, .legend, .foot .card { pointer-events: auto; } .tools, .title, .foot .scale { pointer-events: none; }

.card { background: var(--raised); border-radius: 8px; box-shadow: var(--shadow); }
.title { flex: none; padding: 8px 16px 10px; max-width: 100%; }
.title h2 { margin: 0; font-size: var(--large); font-weight: 600; line-height: 1.2; letter-spacing: -.01em; }
.title p { white-space: pre-line; margin: 2px 0 0; font-size: var(--text); line-height: 1.35; color: var(--quiet); }
.title.empty { display: none; }
.coming { color: var(--quiet); animation: coming 1ms .3s backwards; } @keyframes coming { from { opacity: 0; } }

.tools { position: relative; display: flex; flex-direction: column; gap: 8px; align-items: flex-end; }
.tools .stack { display: flex; flex-direction: column; overflow: hidden; }
.tool { display: flex; align-items: center; height: 36px; padding: 0 8px; border: 0; background: none; color: var(--ink);
  font: inherit; cursor: pointer; justify-content: flex-end; gap: 0; white-space: nowrap; }
.tool + .tool { border-top: 1px solid color-mix(in srgb, var(--line) 60%, transparent); }
.tool .name { max-width: 0; overflow: hidden; opacity: 0; transition: max-width .2s, opacity .2s; }
.stack:hover .tool .name, .stack:has(:focus-visible) .tool .name { max-width: 220px; opacity: 1; padding-right: 8px; padding-left: 4px; }
.tool:hover { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.tool:focus-visible, .button:focus-visible, select:focus-visible, input:focus-visible, .legend-toggle:focus-visible, .options button:focus-visible {
  outline: 3px solid var(--accent); outline-offset: -2px; border-radius: 6px; z-index: 1; }
.tool[aria-pressed=true] { background: var(--accent); color: var(--on-accent); }
.icon { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.icon .solid { fill: currentColor; stroke: none; }
.compass .icon { transition: none; }
.options { position: absolute; top: 0; right: calc(100% + 8px); z-index: 1; display: flex; flex-direction: column; align-items: stretch; padding: 6px; gap: 4px; width: 210px; }
.options .hint { padding: 2px 6px 4px; max-width: 220px; color: var(--quiet); }
.options button { display: flex; gap: 8px; align-items: center; border: 1px solid var(--line); background: var(--surface); color: var(--ink);
  border-radius: 6px; padding: 5px 10px; font: inherit; cursor: pointer; }
.options button:hover { border-color: var(--accent); }
.options button[aria-pressed=true] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
.options .row { display: flex; gap: 4px; } .options .row button { flex: 1; justify-content: center; }
.options .measured { padding: 4px 6px; font-size: var(--text); }

.legend { flex: 0 1 auto; max-width: 340px; display: flex; flex-direction: column; overflow: hidden; min-height: 0; }
.legend-toggle { display: flex; gap: 8px; align-items: center; border: 0; background: none; color: var(--quiet); font: inherit; font-weight: 600; padding: 6px 12px 6px 10px; cursor: pointer; }
.legend-toggle .icon { width: 18px; height: 18px; }
.legend-list { padding: 0 12px 10px; overflow: auto; min-height: 0; scrollbar-width: thin; display: flex; flex-direction: column; gap: 5px; }
/* on a wide map short entries share a line: a low legend leaves more of the map to see */
@container stage (min-width: 900px) { .legend-list { flex-flow: row wrap; gap: 5px 16px; } .legend-list > :not(.legend-row) { flex: 1 0 100%; } }
.legend h4 { margin: 4px 0 0; font-size: var(--small); font-weight: 600; color: var(--quiet); }
.legend-row { display: flex; gap: 10px; align-items: center; line-height: 1.25; } .legend-row canvas, .legend-step canvas { flex: none; }
.legend-steps { display: flex; gap: 12px; flex-wrap: wrap; color: var(--quiet); } .legend-step { display: flex; gap: 6px; align-items: center; }
.legend-note { margin: 2px 0 0; color: var(--quiet); line-height: 1.35; }

.foot { flex: none; display: flex; flex-direction: column; align-items: flex-end; gap: 6px; max-width: 100%; }
.scale { padding: 3px 10px 6px; text-align: center; } .scale div { border: solid var(--ink); border-width: 0 2px 2px; height: 6px; }
.credits { padding: 2px 8px; color: var(--quiet); text-align: right; border-radius: 6px; box-shadow: none; max-width: 620px; }

.tip { position: absolute; left: 0; top: 0; z-index: 5; max-width: 320px; padding: 6px 10px; pointer-events: none; visibility: hidden; white-space: pre-line; line-height: 1.4; }
.tip.shown { visibility: visible; } .tip strong { font-weight: 600; }
.notice { position: absolute; left: 50%; top: 12px; transform: translateX(-50%); z-index: 6; display: flex; gap: 12px; align-items: center; padding: 8px 14px; max-width: 70%; border-left: 4px solid var(--st-red-color, #b3261e); font-size: var(--text); }
.notice button { border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit; font-size: var(--small); padding: 4px 10px; cursor: pointer; white-space: nowrap; }

.swipe { position: absolute; top: 0; bottom: 0; width: 44px; margin-left: -22px; cursor: ew-resize; touch-action: none; z-index: 3; pointer-events: auto; outline: none; }
.swipe::before { content: ""; position: absolute; left: 20.5px; top: 0; bottom: 0; width: 3px; background: var(--surface); box-shadow: 0 0 0 1px rgba(0, 0, 0, .35); }
.swipe .knob { position: absolute; left: 50%; top: 50%; width: 36px; height: 36px; margin: -18px; border-radius: 50%; background: var(--accent); color: var(--on-accent); display: grid; place-items: center; box-shadow: var(--shadow); border: 2px solid var(--surface); }
.swipe:focus-visible .knob { outline: 3px solid var(--ink); }
.side { position: absolute; top: 35%; padding: 4px 12px; font-size: var(--text); font-weight: 600; white-space: nowrap; pointer-events: none; }
.side.left { right: 34px; } .side.right { left: 34px; }

.bar { flex: none; background: var(--surface); border-top: 1px solid var(--line); user-select: none; }
.transport { display: flex; align-items: center; gap: 4px 18px; padding: 6px 12px 2px; min-height: 42px; overflow: hidden; }
.group { display: flex; align-items: center; gap: 4px; flex: none; } .group.jump { flex: 0 1 auto; min-width: 0; }
.button { display: grid; place-items: center; width: 34px; height: 34px; border: 0; border-radius: 8px; background: none; color: var(--ink); cursor: pointer; padding: 0; }
.button:hover { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.button.play { width: 40px; height: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent); margin: 0 2px; }
.button.play:hover { filter: brightness(1.08); } .button.play .icon { width: 24px; height: 24px; } .button.play:focus-visible { border-radius: 50%; outline-offset: 2px; }
.button[aria-pressed=true] { background: color-mix(in srgb, var(--accent) 20%, transparent); color: var(--accent); }
.field { display: flex; align-items: center; gap: 6px; color: var(--quiet); white-space: nowrap; }
.field input, .field select, .jump select { height: 30px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: var(--ink); font: inherit; font-variant-numeric: tabular-nums; padding: 0 6px; }
.field input { width: 56px; appearance: textfield; -moz-appearance: textfield; text-align: right; } .field input::-webkit-inner-spin-button { display: none; }
.jump select { max-width: 230px; width: 100%; min-width: 150px; }
.kinds { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 14px; height: 1.4em; margin-left: auto; color: var(--quiet); overflow: hidden; white-space: nowrap; flex: 0 1 auto; min-width: 0; } /* what has no room in one line is not begun */ .kinds span { display: flex; gap: 6px; align-items: center; }
.kinds i, .track-tip i { width: 10px; height: 10px; border-radius: 2px; display: inline-block; flex: none; }
.track { position: relative; height: 104px; margin: 2px 20px 8px; cursor: pointer; touch-action: none; }
.track-canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.band { position: absolute; left: 0; top: 31px; bottom: 24px; background: var(--band); pointer-events: none; }
.veil { position: absolute; left: 0; top: 31px; bottom: 24px; width: 100%; pointer-events: none; clip-path: none; opacity: .8;
  background: repeating-linear-gradient(-45deg, transparent 0 5px, color-mix(in srgb, var(--quiet) 45%, transparent) 5px 6px), color-mix(in srgb, var(--surface) 55%, transparent); }
.track { overflow: visible; } .track-clip { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.handle { position: absolute; left: 0; top: 0; bottom: 0; width: 0; cursor: ew-resize; outline: none; touch-action: none; }
.handle.outside .stem, .handle.outside .grip { opacity: 0; }
.handle .stem { position: absolute; left: -1.5px; top: 26px; bottom: 22px; width: 3px; border-radius: 2px; background: var(--accent); }
.handle .stem::after { content: ""; position: absolute; left: -11px; right: -11px; top: -6px; bottom: -6px; }
.handle .pill { position: absolute; left: 0; white-space: nowrap; border-radius: 11px; padding: 0 10px; height: 22px; line-height: 22px; font-weight: 600; will-change: transform; }
.handle.head { z-index: 4; } .handle.head .pill { bottom: 0; background: var(--accent); color: var(--on-accent); box-shadow: 0 0 0 3px var(--surface); }
.handle.head .stem::before { content: ""; position: absolute; left: -5.5px; top: -4px; border: 7px solid transparent; border-top: 9px solid var(--accent); border-bottom: 0; }
.handle.start { z-index: 2; } .handle.start .stem { width: 2px; left: -1px; opacity: .7; }
.handle .grip { position: absolute; left: -6px; top: 50%; width: 12px; height: 26px; margin-top: -14px; border-radius: 6px; background: var(--surface); border: 2px solid var(--accent); }
.handle.known { z-index: 3; } .handle.known .pill { top: -1px; background: var(--surface); color: var(--quiet); border: 1.5px dashed var(--quiet); line-height: 19px; }
.handle.known .stem { background: none; border-left: 2px dashed var(--quiet); left: -1px; } .handle.known.parked .stem { opacity: 0; } .handle.known.linked .pill { border-style: dotted; }
.handle.before { z-index: 3; } .handle.before .pill { bottom: 0; background: var(--surface); color: var(--accent); border: 2px solid var(--accent); line-height: 18px; } .handle.before .stem { opacity: .8; width: 2px; left: -1px; }
.handle:focus-visible .pill, .handle:focus-visible .grip { outline: 3px solid var(--ink); outline-offset: 1px; }
.strip { position: absolute; left: 0; right: 0; bottom: -6px; height: 4px; border-radius: 2px; background: var(--sunk); opacity: 0; pointer-events: none; }
.strip.shown { opacity: 1; pointer-events: auto; cursor: grab; } .strip-view { position: absolute; top: 0; bottom: 0; border-radius: 2px; background: var(--quiet); min-width: 12px; }
.strip::before { content: ""; position: absolute; inset: -5px 0; }
.track-tip { position: absolute; left: 0; bottom: calc(100% - 16px); z-index: 8; padding: 6px 10px; background: var(--surface); border-radius: 8px; box-shadow: var(--shadow); border: 1px solid var(--line); pointer-events: none; visibility: hidden; white-space: nowrap; }
.track-tip.shown { visibility: visible; } .track-tip .first { font-weight: 600; } .track-tip div { display: flex; gap: 6px; align-items: center; }
.dragging, .dragging * { cursor: ew-resize !important; }

dialog { border: 0; border-radius: 10px; padding: 18px 24px 20px; color: var(--ink); background: var(--surface); box-shadow: 0 10px 50px rgba(0, 0, 0, .4); max-width: min(720px, 90%); font-size: var(--text); }
dialog::backdrop { background: rgba(10, 12, 14, .35); }
dialog h3 { margin: 0 0 12px; font-size: var(--text); } dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 18px; margin: 0; }
dialog dt { text-align: right; } dialog dd { margin: 0; } dialog kbd { font: inherit; font-size: var(--small); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; padding: 1px 7px; background: var(--sunk); }
dialog .close { margin-top: 16px; float: right; border: 1px solid var(--line); border-radius: 6px; background: none; color: var(--ink); font: inherit; padding: 5px 14px; cursor: pointer; }
.write { position: absolute; z-index: 7; border: 2px solid var(--accent); border-radius: 6px; padding: 4px 8px; font: inherit; font-size: var(--text); background: var(--surface); color: var(--ink); min-width: 180px; }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

@media (max-width: 720px) { .title h2 { font-size: var(--text); } .title p { font-size: var(--small); } .kinds { display: none; } .wide { display: none; } }
@container (max-width: 1120px) { .kinds { display: none; } }
.bar { container-type: inline-size; }
@container (max-width: 1000px) { .transport { gap: 4px 8px; } .transport .wide { display: none; } .jump select { min-width: 110px; } }
@container (max-width: 760px) { .transport { flex-wrap: wrap; } }
@media (min-height: 900px) { .track { height: 124px; } }
@media (min-width: 1700px) and (min-height: 900px) {
  .deckmap { --large: 34px; --text: 19px; --small: 15px; }
  .legend { max-width: 420px; } .credits { max-width: 760px; } .tool { height: 42px; }
  .field input, .field select, .jump select { height: 36px; } .field input { width: 64px; } .jump select { max-width: 320px; }
  .button { width: 40px; height: 40px; } .button.play { width: 48px; height: 48px; }
  .handle .pill { height: 26px; line-height: 26px; border-radius: 13px; } .handle.known .pill, .handle.before .pill { line-height: 22px; }
}
@media (prefers-reduced-motion: reduce) { .tool .name { transition: none; } }
.chrome-none .title, .chrome-none .legend, .chrome-none .scale, .chrome-none .side, .chrome-none .tools, .chrome-map .tools { display: none; }
.chrome-none .side-by.end, .chrome-map .side-by.end { margin-top: auto; }
`;
