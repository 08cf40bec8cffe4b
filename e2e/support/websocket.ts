import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** A WebSocket client that is no browser and not the studio's own: it says of itself what it likes. */
export async function connectWebsocket(url: string, headers: Record<string, string>): Promise<Websocket> {
  const socket = await new Promise<Duplex>((resolve, reject) => {
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': randomBytes(16).toString('base64') };
    const asked = request(url.replace(/^ws/, 'http'), { headers: { ...headers, ...upgrade, ...key } });
    asked.on('upgrade', (_, opened: Duplex) => resolve(opened));
    asked.on('response', ({ statusCode }) => reject(new Error(`The gateway refused the WebSocket: ${statusCode}`)));
    asked.on('error', reject).end();
  });
  socket.on('error', () => {}); // the other side hung up
  socket.resume();
  return { send: (text) => void socket.write(textFrame(text)), close: () => void socket.destroy() };
}

export type Websocket = { send(text: string): void; close(): void };

/** RFC 6455: a whole text message, masked as a client's must be; shorter than 64 KB. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from([0x81, ...length]), mask, masked]);
}
