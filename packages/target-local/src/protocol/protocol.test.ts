import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner } from '../testing/a-runner';
import { decodeMessage, encodeMessage } from './message';

let runner: Awaited<ReturnType<typeof aRunner>>;

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

test('a message arrives as it was sent, its bytes included', () => {
  const bytes = fc.uint8Array({ maxLength: 50 });
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"$bytes"'));
  fc.assert(
    fc.property(json, bytes, bytes, (value, first, second) => {
      const message = { value: JSON.parse(JSON.stringify(value)), first, deep: [{ second: Buffer.from(second) }] };
      const decoded = decodeMessage(encodeMessage(message).subarray(4)) as typeof message;
      expect(decoded.value).toEqual(message.value);
      expect([...decoded.first]).toEqual([...first]);
      expect([...(decoded.deep[0]?.second ?? [])]).toEqual([...second]);
    }),
  );
});

test.each([
  ['noise', randomBytes(4096)],
  ['a message that is too long', Buffer.from([255, 255, 255, 127])],
  ['a message that is too long for a stranger', Buffer.from([0, 32, 0, 0])],
  ['a call before the handshake', encodeMessage({ id: 1, method: 'status', params: {} })],
  ['a wrong proof', encodeMessage({ challenge: 'x'.repeat(64), proof: 'y'.repeat(64) })],
])('%s is answered by hanging up, and the runner lives', async (_, bytes) => {
  const socket = connect(runner.address);
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(bytes);
  await closed;
  expect(Buffer.concat(received).toString('latin1')).not.toContain('gatewayUrl');
  expect((await runner.client.status()).gatewayUrl).toBe(runner.status.gatewayUrl);
});

test('a call with wrong parameters is refused with what is wrong', async () => {
  const stage = { key: '../../etc', projectName: 'x', stageName: 'x' };
  await expect(runner.target.outputs(stage)).rejects.toThrow('letters, digits, - and _ only');
});
