import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { startBucket } from './bucket';

await startBucket({ variable: 'IMAGES_BUCKET', name: 'images' });
const { app } = await import('../app');
const { http, lambda, events } = new Client(app);

const accepted = { headers: { Accept: 'image/png, image/jpeg' } };

/** Uploads, and lets the bucket's event happen, as S3 would. */
async function upload(type: string, body: Uint8Array): Promise<string> {
  const { statusCode, jsonBody } = await http.post('/images', { headers: { 'Content-Type': type }, body });
  assert.equal(statusCode, 202);
  await lambda.invoke('make_thumbnail', events.generateS3Event('images', `originals/${jsonBody.id}`));
  return jsonBody.id;
}

/** A picture of which a function says the colour of each pixel. */
function aPicture(size: number, colourAt: (x: number, y: number) => readonly number[]) {
  const data = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) data.set(colourAt(at % size, Math.floor(at / size)), at * 4);
  return { width: size, height: size, data };
}

function pngOf({ width, height, data }: { width: number; height: number; data: Buffer }): Buffer {
  const png = new PNG({ width, height });
  data.copy(png.data);
  return PNG.sync.write(png);
}

test('an upload is kept as it is, listed, and a pixel of its thumbnail is the average of those that it stands for', async () => {
  // Left: columns of black and white. Right: rows of red, and of a green that cannot be seen.
  const original = pngOf(
    aPicture(256, (x, y) => {
      if (x < 128) return x % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255];
      return y % 2 === 0 ? [200, 0, 0, 255] : [0, 200, 0, 0];
    }),
  );
  const id = await upload('image/png', original);
  assert.deepEqual(Buffer.from((await http.get(`/images/${id}`, accepted)).body), original);
  assert.deepEqual((await http.get('/images')).jsonBody, { ids: [id] });

  const thumbnail = await http.get(`/images/${id}/thumbnail`, accepted);
  const { width, height, data } = PNG.sync.read(Buffer.from(thumbnail.body));
  assert.deepEqual({ width, height }, { width: 128, height: 128 });
  const pixels = Array.from({ length: width * height }, (_, n) => [...data.subarray(n * 4, n * 4 + 4)].join());
  assert.deepEqual([...new Set(pixels)].sort(), ['128,128,128,255', '200,0,0,128']);
});

test('a JPEG stays a JPEG, with its colours in their places', async () => {
  const picture = aPicture(400, (x) => (x < 200 ? [250, 20, 20, 255] : [20, 20, 250, 255]));
  const id = await upload('image/jpeg', jpeg.encode(picture, 95).data);
  const { body } = await http.get(`/images/${id}/thumbnail`, accepted);
  const { width, height, data } = jpeg.decode(body, { useTArray: true });
  assert.deepEqual({ width, height }, { width: 128, height: 128 });
  for (const [x, colour] of [
    [20, [250, 20, 20]],
    [108, [20, 20, 250]],
  ] as const) {
    const at = (64 * 128 + x) * 4;
    const isNear = colour.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 12);
    assert.ok(isNear, `The pixel at ${x} is ${[...data.subarray(at, at + 3)]}.`);
  }
});

test('other types are refused, and an image that is not there is not found', async () => {
  const headers = { 'Content-Type': 'image/gif' };
  assert.equal((await http.post('/images', { headers, body: 'GIF89a' })).statusCode, 415);
  assert.equal((await http.get('/images/nothing/thumbnail', accepted)).statusCode, 404);
});

test('a picture that says it is enormous is refused before its pixels are unpacked', async () => {
  const bomb = pngOf(aPicture(8, () => [0, 0, 0, 255]));
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  await assert.rejects(upload('image/png', bomb), /megapixels/);
});
