// What Python tells of a briefing (see layers/stage/script.py and pages/present/stage.py). All text is shown as text.

import type {KnownBy} from '../days/clock.ts';
import type {CameraValue} from '../wire/payload.ts';

export interface Figure {
  number: string;
  words: string;
  /** Who gives it. */
  by: string;
}

export interface Scene {
  id: string;
  title: string;
  figure: Figure | null;
  sentences: [text: string, marks: string][];
  cites: [short: string, link: string][];
  notes: string;
  place: string;
  asof: string;
  camera: CameraValue;
  /** A window is the days before the one shown. */
  clock: {day: number; window: number; known_by: KnownBy};
  play: {first: number; last: number; speed: number} | null;
  compare: {day: number; known_by: KnownBy} | null;
  layers: string[];
  legend: LegendRow[];
  /** The address of the page that shows this map; not in the file. */
  link?: string;
}

export interface LegendRow {
  heading: string;
  words: string;
  /** CSS declarations of the sign. */
  sign: string;
}

/** Ids of layers that are always seen, that thin out by zoom, and whose rows belong to one scene each. */
export interface Roles {
  always: string[];
  by_zoom: string[];
  by_scene: string[];
}

/** Who says so, for a file that cannot ask: lines, and by feature how many there are and which are told. */
export interface Sources {
  said: string[];
  of: Record<string, number[]>;
}

export interface Told {
  /** The key of the map the stage stands over. */
  map: string;
  title: string;
  scenes: Scene[];
  layers: Roles;
  first: number;
  last: number;
  /** The day up to which anything is known. */
  latest: number;
  marks: [day: number, name: string][];
  listed: [full: string, link: string][];
  credits: string;
  /** Whether it is told from a file, with nobody to ask. */
  offline: boolean;
  start: number;
  kiosk: boolean;
  /** Seconds a scene stays in a kiosk; 0 by what there is to read. */
  pace?: number;
  /** Whether it follows somebody else's. */
  follow: boolean;
  /** The room this window listens to, and the code by which it leads it. */
  wire?: string;
  /** The address of the server's rooms. */
  rooms?: string;
  code?: string;
  /** Addresses of the presenter view and of where to leave to. */
  presenter?: string;
  exit?: string;
  sources?: Sources;
  retheme?: () => void;
}

/** What the presenter view is told of a room. */
export interface PresenterTold {
  code: string;
  /** The address of the server's rooms, and of the page that follows this one. */
  rooms: string;
  follow: string;
  at: Partial<At>;
  scenes: Pick<Scene, 'title' | 'figure' | 'notes' | 'clock'>[];
}

/** Where a briefing that is being told stands. */
export interface At {
  scene: number;
  black: boolean;
  /** Milliseconds since 1970. */
  started: number;
}
