// Pictures of parts of the map, kept on the GPU.
//
// While only time moves, the base map and its names are the same in every frame: they are drawn once, copied from the
// canvas into textures, and laid under and over what moves. Without a GPU this is most of a frame. And two pictures of
// the same layers at two dates, compared pixel by pixel, are the difference between the dates.

import type {Device, Texture} from '@luma.gl/core';
import {ClipSpace} from '@luma.gl/engine';

const LAY = /* glsl */ `#version 300 es
precision highp float;
uniform sampler2D picture;
in vec2 uv;
out vec4 colour;
void main() {
  colour = texture(picture, uv);
}
`;

// What both dates show alike is left out. The rest is as on the later date, striped with what was there before.
const DIFFERENCE = /* glsl */ `#version 300 es
precision highp float;
uniform sampler2D before;
uniform sampler2D after;
in vec2 uv;
out vec4 colour;

vec4 strong(vec4 premultiplied) {
  return premultiplied.a > 0.0 ? vec4(premultiplied.rgb / premultiplied.a, 1.0) : vec4(0.0);
}

void main() {
  vec4 then = texture(before, uv);
  vec4 now = texture(after, uv);
  if (all(lessThan(abs(then - now), vec4(0.03)))) discard;
  float stripe = fract((gl_FragCoord.x + gl_FragCoord.y) / STRIPE);
  float was = then.a > 0.02 ? step(stripe, now.a > 0.02 ? 0.3 : 0.5) : 0.0;
  colour = mix(0.8 * strong(now), 0.9 * strong(then), was);
}
`;

const STRIPE = 9; // pixels

type WebGLDevice = Device & {gl: WebGL2RenderingContext};
type WebGLTexture = Texture & {handle: globalThis.WebGLTexture};

// What was blended onto transparent black is premultiplied.
const PREMULTIPLIED = {
  depthWriteEnabled: false,
  depthCompare: 'always',
  blend: true,
  blendColorOperation: 'add',
  blendColorSrcFactor: 'one',
  blendColorDstFactor: 'one-minus-src-alpha',
  blendAlphaOperation: 'add',
  blendAlphaSrcFactor: 'one',
  blendAlphaDstFactor: 'one-minus-src-alpha'
} as const;

export class Pictures {
  private readonly whole: ClipSpace;
  private readonly difference: ClipSpace;
  private readonly textures = new Map<string, WebGLTexture>();

  constructor(private readonly device: WebGLDevice) {
    const stripe = (STRIPE * (window.devicePixelRatio || 1)).toFixed(1);
    this.whole = new ClipSpace(device, {id: 'deckmap-picture', fs: LAY, parameters: PREMULTIPLIED});
    this.difference = new ClipSpace(device, {
      id: 'deckmap-difference',
      fs: DIFFERENCE.replace('STRIPE', stripe),
      parameters: PREMULTIPLIED
    });
  }

  private size(): [number, number] {
    return this.device.canvasContext!.getDrawingBufferSize();
  }

  /** Keeps what is on the canvas now under a name. */
  take(name: string): void {
    const [width, height] = this.size();
    let texture = this.textures.get(name);
    if (!texture || texture.width !== width || texture.height !== height) {
      texture?.destroy();
      texture = this.device.createTexture({
        id: `deckmap-picture-${name}`,
        width,
        height,
        format: 'rgba8unorm',
        sampler: {minFilter: 'nearest', magFilter: 'nearest'}
      }) as WebGLTexture;
      this.textures.set(name, texture);
    }
    const {gl} = this.device;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    gl.bindTexture(gl.TEXTURE_2D, texture.handle);
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 0, 0, width, height);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** Gives back what only a difference needs. */
  forgetDifference(): void {
    for (const [name, texture] of this.textures) {
      if (!/^(before|after) /.test(name)) continue;
      texture.destroy();
      this.textures.delete(name);
    }
  }

  /** Lays a picture over what is on the canvas. */
  lay(name: string, clear: boolean): void {
    this.draw(this.whole, {picture: this.textures.get(name)!}, clear);
  }

  /** Lays over what is on the canvas only where two pictures differ. */
  layDifference(before: string, after: string, clear: boolean): void {
    this.draw(this.difference, {before: this.textures.get(before)!, after: this.textures.get(after)!}, clear);
  }

  private draw(model: ClipSpace, bindings: Record<string, Texture>, clear: boolean): void {
    const [width, height] = this.size();
    const pass = this.device.beginRenderPass({
      framebuffer: this.device.canvasContext!.getCurrentFramebuffer(),
      parameters: {viewport: [0, 0, width, height]},
      clearColor: clear ? [0, 0, 0, 0] : false,
      clearDepth: 1, // what follows lies above it whatever its number
      clearStencil: clear ? 0 : false
    });
    model.setBindings(bindings);
    model.draw(pass);
    pass.end();
  }

  destroy(): void {
    this.whole.destroy();
    this.difference.destroy();
    for (const texture of this.textures.values()) texture.destroy();
  }
}
