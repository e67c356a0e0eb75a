// What Python sent, with a scene's layers, clock and camera in place of its own.

import type {CameraValue, LayerSpec, Payload} from '../wire/payload.ts';
import type {Roles, Scene} from './told.ts';

const FAR = 5; // zoom below which borders and railways are drawn coarsely, but everywhere
const EARLIER = 0.4; // of a zoom that names show before they have room

export interface Laying {
  scene: Scene;
  index: number;
  roles: Roles;
  /** Layers of the scene before that stay until the camera has landed. */
  trail: string[];
  /** Where the camera goes, and the zoom it is at now. */
  camera: CameraValue;
  zoom: number;
  /** Names this showing of the scene, and the last jump. */
  token: string;
  cameraToken: string;
  /** How often a scene was shown. */
  count: number;
  jump: boolean;
  /** How large words are, 1 as made. */
  scale: number;
  /** Whether time waits to be asked before it runs. */
  still: boolean;
}

export function laid(payload: Payload, laying: Laying): Payload {
  const {scene, trail, token, zoom, jump, camera} = laying;
  const shown = new Set([...scene.layers, ...trail, ...(zoom < FAR ? ['lines-far'] : [])]);
  const {clock} = scene;
  const day = scene.play && !laying.still ? scene.play.first : clock.day;
  return {
    ...payload,
    spec: {...payload.spec, layers: (payload.spec.layers ?? []).map(layer => tuned(layer, shown, laying))},
    clock: {token, value: payload.clock.value && {...payload.clock.value, ...clock, day, playing: false, loop: false}},
    camera: {token: laying.cameraToken, value: camera},
    // A flight back to where the camera still is would pass for a step of the flight under way: a hair makes it another.
    fly: jump ? null : {id: token, to: {...camera, longitude: camera.longitude + laying.count * 1e-9}},
    compare: {token, value: scene.compare && {...scene.compare, mode: 'swipe', split: 0.5}},
    play: null
  };
}

function tuned(layer: LayerSpec, shown: Set<string>, {roles, zoom, index, scale}: Laying): LayerSpec {
  const change: Record<string, unknown> = {visible: roles.always.includes(layer.id) || shown.has(layer.id)};
  if (roles.by_zoom.includes(layer.id)) change.filterRange = [0, zoom - EARLIER];
  if (roles.by_scene.includes(layer.id)) change.filterRange = [index, index];
  for (const name of ['getSize', 'getTextSize']) {
    const size = layer[name];
    if (typeof size === 'number' && scale < 1) change[name] = Math.round(size * scale);
  }
  return {...layer, ...change};
}
