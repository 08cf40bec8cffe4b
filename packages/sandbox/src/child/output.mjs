import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/**
 * Node queues what is printed to a pipe in memory, and loses it when the code then hangs or is killed. These streams write
 * at once and wait for the reader, as Lambda's do: a flood slows the one who prints.
 */
export function installOutput() {
  for (const [name, fd] of /** @type {const} */ ([
    ['stdout', 1],
    ['stderr', 2],
  ])) {
    const stream = new Writable({
      decodeStrings: true,
      write(chunk, _encoding, done) {
        writeWhole(fd, chunk);
        done();
      },
    });
    Object.defineProperty(process, name, { value: Object.assign(stream, { fd, isTTY: false }), configurable: true });
  }
}

/** @param {number} fd @param {Buffer} bytes */
export function writeWhole(fd, bytes) {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}
