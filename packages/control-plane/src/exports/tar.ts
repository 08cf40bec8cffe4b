import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** A tarball as npm installs it, whose bytes depend on its files alone. Names have at most 100 bytes. */
export function tarball(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts = Object.keys(files)
    .sort()
    .flatMap((name) => {
      const bytes = files[name] ?? new Uint8Array();
      return [header(name, bytes.length), bytes, new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
    });
  return gzipSync(Buffer.concat([...parts, new Uint8Array(2 * BLOCK)]), { level: 9 });
}

function header(name: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for the header of a tarball.`);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  // npm itself dates what it packs so: the same bytes on every machine.
  block.write(`${(499162500).toString(8).padStart(11, '0')}\0`, 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
