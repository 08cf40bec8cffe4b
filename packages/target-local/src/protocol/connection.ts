import type { Duplex } from 'node:stream';
import { decodeMessage, encodeMessage } from './message';

/** An artifact of Lambda's size (250 MB unzipped, 50 MB zipped) with its documents fits. */
export const MAXIMUM_MESSAGE_BYTES = 128 * 1024 * 1024;

export type MessageConnection = {
  send(message: unknown): void;
  close(): void;
};

/**
 * Messages over a byte stream. A peer that sends what is no message, or a longer one than it may as of now, is
 * disconnected.
 */
export function messageConnection(
  stream: Duplex,
  on: { message: (message: unknown) => void; close: (error?: Error) => void; maximumBytes?: () => number },
): MessageConnection {
  let parts: Buffer[] = [];
  let size = 0;
  let failure: Error | undefined;

  stream.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    size += chunk.length;
    try {
      takeMessages();
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      stream.destroy();
    }
  });
  stream.on('error', (error) => {
    failure = error;
  });
  stream.on('close', () => on.close(failure));

  function takeMessages(): void {
    while (size >= 4) {
      if ((parts[0]?.length ?? 0) < 4) parts = [Buffer.concat(parts)];
      const length = parts[0]?.readUInt32LE(0) ?? 0;
      if (length > (on.maximumBytes?.() ?? MAXIMUM_MESSAGE_BYTES) || length < 4)
        throw new Error(`A message of ${length} bytes is refused.`);
      if (size < 4 + length) return;
      const all = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
      const rest = all.subarray(4 + length);
      parts = rest.length > 0 ? [rest] : [];
      size = rest.length;
      on.message(decodeMessage(all.subarray(4, 4 + length)));
    }
  }

  return {
    send: (message) => {
      if (!stream.destroyed) stream.write(encodeMessage(message));
    },
    close: () => stream.destroy(),
  };
}
