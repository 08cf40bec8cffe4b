/**
 * Frames over one socket: four bytes of length, one byte of type, then JSON text.
 * Both sides count bytes before they keep them, so that neither can be made to swallow more than it agreed to.
 */
export const frameTypes = Object.freeze({
  start: 1,
  ready: 2,
  refused: 3,
  invoke: 4,
  answer: 5,
  failure: 6,
  load: 7,
  ping: 8,
  pong: 9,
});

const HEADER_BYTES = 5;

/**
 * @param {number} type
 * @param {string} text
 */
export function encodeFrame(type, text) {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length);
  frame.writeUInt32LE(length, 0);
  frame.writeUInt8(type, 4);
  frame.write(text, HEADER_BYTES);
  return frame;
}

/**
 * @param {number} maximumBytes
 * @param {(type: number, text: string) => void} onFrame
 * @returns {(chunk: Buffer) => boolean} false once a frame is larger than agreed
 */
export function frameReader(maximumBytes, onFrame) {
  /** @type {Buffer[]} */
  let parts = [];
  let size = 0;
  return (chunk) => {
    parts.push(chunk);
    size += chunk.length;
    while (size >= HEADER_BYTES) {
      const first = parts[0];
      if (first === undefined) return true;
      const head = first.length >= HEADER_BYTES ? first : Buffer.concat(parts);
      const length = head.readUInt32LE(0);
      if (length > maximumBytes) return false;
      if (size < HEADER_BYTES + length) return true;
      const whole = parts.length === 1 ? first : Buffer.concat(parts);
      const end = HEADER_BYTES + length;
      const rest = whole.subarray(end);
      parts = rest.length > 0 ? [rest] : [];
      size = rest.length;
      onFrame(whole.readUInt8(4), whole.toString('utf8', HEADER_BYTES, end));
    }
    return true;
  };
}
