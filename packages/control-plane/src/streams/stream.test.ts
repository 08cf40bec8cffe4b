import { expect, test } from 'vitest';
import { Stream } from './stream';

test('a page that does not read is cut off before it costs more than a few megabytes', async () => {
  let closed = 0;
  const stream = new Stream(() => {
    closed += 1;
  });
  const frame = { sequence: 1, bytes: new Uint8Array(1024 * 1024) };
  for (let sent = 0; sent < 20 && closed === 0; sent += 1) {
    stream.send(frame);
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (sent < 3) expect(closed).toBe(0);
  }
  expect(closed).toBe(1);
  stream.send(frame);
  let unread = 0;
  for await (const chunk of stream.body) unread += chunk.length;
  expect(unread).toBeLessThan(7 * 1024 * 1024);
});
