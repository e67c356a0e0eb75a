// Drawing from a row on: deck.gl offers no first instance and WebGL2 no base instance.

/** What we need of luma.gl's vertex array. */
export interface WebGLVertexArray {
  handle: WebGLVertexArrayObject;
  device: {gl: WebGL2RenderingContext};
  attributes: ({handle?: WebGLBuffer} | Float32Array | null)[];
  _getAccessor(location: number): {
    size: number;
    type: number;
    stride: number;
    offset: number;
    normalized: boolean;
    integer: boolean;
    divisor: number;
  };
}

/** Lets the per-instance attributes start at row `first`. */
export function pointFrom(vertexArray: WebGLVertexArray, first: number): void {
  const {gl} = vertexArray.device;
  gl.bindVertexArray(vertexArray.handle);
  vertexArray.attributes.forEach((buffer, location) => {
    if (!buffer || !('handle' in buffer) || !buffer.handle) return;
    const {size, type, stride, offset, normalized, integer, divisor} = vertexArray._getAccessor(location);
    if (divisor !== 1) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer.handle);
    const start = offset + first * stride;
    if (integer) gl.vertexAttribIPointer(location, size, type, stride, start);
    else gl.vertexAttribPointer(location, size, type, normalized, stride, start);
  });
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  gl.bindVertexArray(null);
}
