// What gives way, and when, on a map that is asked to be low. Keys and what Python sends work at any height.

export const LITTLE_ROOM = `
@container map (max-height: 359px) { .transport { display: none; } .title h2 { font-size: var(--text); } .title p { font-size: var(--small); } }
@container map (max-height: 259px) { .bar { display: none; } }
@container stage (max-height: 479px) { ${folded(4, 3)} }
@container stage (max-height: 349px) { ${folded(2, 1)} .legend-list { font-size: 12px; } }
@container stage (max-height: 239px) { .legend, .title p, .scale { display: none; } ${folded(1, 1)} }
@container stage (max-height: 139px) { .tools { display: none; } .over { inset: 6px; } .title { padding: 2px 10px; } }
@container stage (max-height: 59px) { .over { display: none; } }
`;

/** The tools and the camera's buttons in so many rows each, their names left to their titles. */
function folded(tools: number, camera: number): string {
  const rows = (count: number): string => `{ grid-template-rows: repeat(${count}, auto); }`;
  return `.tools .stack { display: grid; grid-auto-flow: column; } .tools .stack ${rows(tools)} .tools .stack + .stack ${rows(camera)}
    .tools .stack .name { display: none; } .tool + .tool { border: 0; }`;
}
