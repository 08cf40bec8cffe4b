/** Width and height of a PNG, from its first chunk (RFC 2083, IHDR). */
export function imageSize(png: Buffer): { width: number; height: number } {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is no PNG.');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
