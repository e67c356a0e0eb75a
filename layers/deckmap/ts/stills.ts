// Pictures of the layers that do not move with the clock.
//
// While only time moves, the base map and its names are the same in every frame. They are drawn once, copied from the
// canvas into textures, and laid under and over what moves. Without a GPU this is most of a frame.

import type {Device, Texture} from '@luma.gl/core';
import {ClipSpace} from '@luma.gl/engine';

const FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
uniform sampler2D picture;
in vec2 uv;
out vec4 colour;
void main() {
  colour = texture(picture, uv);
}
`;

type WebGLDevice = Device & {gl: WebGL2RenderingContext};
type WebGLTexture = Texture & {handle: globalThis.WebGLTexture};

export class Stills {
  private readonly model: ClipSpace;
  private readonly textures: WebGLTexture[] = [];

  constructor(private readonly device: WebGLDevice) {
    this.model = new ClipSpace(device, {
      id: 'deckmap-stills',
      fs: FRAGMENT,
      // What was blended onto transparent black is premultiplied.
      parameters: {
        depthWriteEnabled: false,
        depthCompare: 'always',
        blend: true,
        blendColorOperation: 'add',
        blendColorSrcFactor: 'one',
        blendColorDstFactor: 'one-minus-src-alpha',
        blendAlphaOperation: 'add',
        blendAlphaSrcFactor: 'one',
        blendAlphaDstFactor: 'one-minus-src-alpha'
      }
    });
  }

  private size(): [number, number] {
    return this.device.canvasContext!.getDrawingBufferSize();
  }

  /** Keeps what is on the canvas now as picture number `index`. */
  take(index: number): void {
    const [width, height] = this.size();
    let texture = this.textures[index];
    if (!texture || texture.width !== width || texture.height !== height) {
      texture?.destroy();
      texture = this.device.createTexture({
        id: `deckmap-still-${index}`,
        width,
        height,
        format: 'rgba8unorm',
        sampler: {minFilter: 'nearest', magFilter: 'nearest'}
      }) as WebGLTexture;
      this.textures[index] = texture;
    }
    const {gl} = this.device;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    gl.bindTexture(gl.TEXTURE_2D, texture.handle);
    gl.copyTexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 0, 0, width, height);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** Lays picture number `index` over what is on the canvas. */
  lay(index: number, clear: boolean): void {
    const [width, height] = this.size();
    const pass = this.device.beginRenderPass({
      framebuffer: this.device.canvasContext!.getCurrentFramebuffer(),
      parameters: {viewport: [0, 0, width, height]},
      clearColor: clear ? [0, 0, 0, 0] : false,
      clearDepth: clear ? 1 : false,
      clearStencil: clear ? 0 : false
    });
    this.model.setBindings({picture: this.textures[index]});
    this.model.draw(pass);
    pass.end();
  }

  destroy(): void {
    this.model.destroy();
    for (const texture of this.textures) texture.destroy();
  }
}
