import type { Chalice } from '@chalice-studio/runtime';
import { Client } from '@chalice-studio/runtime/testing';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startS3 } from '../testing/data-services';
import { loadBundle } from '../testing/load-bundle';
import { getExample, setLambdaVariables } from './testing';

let app: Chalice;
let stop: () => Promise<void>;
let sample: Buffer;

beforeAll(async () => {
  const s3 = await startS3(['images']);
  stop = s3.stop;
  setLambdaVariables({ AWS_ENDPOINT_URL_S3: s3.endpoint, IMAGES_BUCKET: 'images' });
  const example = await getExample('thumbnails');
  app = await loadBundle(example.spec);
  const [upload] = example.tryIt;
  if (upload?.type !== 'request' || upload.body === undefined) throw new Error('The first thing to try is an upload.');
  sample = Buffer.from(upload.body.data, 'base64');
});

afterAll(() => stop());

const png = { 'Content-Type': 'image/png' };
const accepted = { headers: { Accept: 'image/png, image/jpeg' } };

/** Uploads, and lets S3's event happen, as the bucket would. */
async function upload(headers: Record<string, string>, body: Uint8Array): Promise<string> {
  const { http, lambda } = new Client(app);
  const { statusCode, jsonBody } = await http.post('/images', { headers, body });
  expect(statusCode).toBe(202);
  const s3 = { bucket: { name: 'images' }, object: { key: `originals/${jsonBody.id}` } };
  await lambda.invoke('make_thumbnail', { Records: [{ eventName: 'ObjectCreated:Put', s3 }] });
  return jsonBody.id;
}

test('the sample becomes a smaller picture of the same sunset, and is listed', async () => {
  const { http } = new Client(app);
  const id = await upload(png, sample);
  const answer = await http.get(`/images/${id}/thumbnail`, accepted);
  const { width, height, data } = PNG.sync.read(Buffer.from(answer.body));
  expect({ width, height }).toEqual({ width: 128, height: 85 });
  const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  // The sun stands at (330, 150) of 480 × 320; the nearest hills are the last rows.
  expect(pixel(88, 40)).toEqual([255, 226, 150, 255]);
  expect(pixel(10, 84)).toEqual([32, 32, 62, 255]);
  expect(answer.body.length).toBeLessThan(sample.length);
  expect(Buffer.from((await http.get(`/images/${id}`, accepted)).body)).toEqual(sample);
  expect((await http.get('/images')).jsonBody.ids).toContain(id);
});

test('a thumbnail pixel is the average of the pixels that it stands for, by their opacity', async () => {
  const picture = new PNG({ width: 256, height: 256 });
  for (let at = 0; at < picture.data.length; at += 4) {
    const [x, y] = [(at / 4) % 256, Math.floor(at / 4 / 256)];
    const isLeft = x < 128;
    // Left: columns of black and white. Right: rows of red, and of a green that cannot be seen.
    const colour = isLeft
      ? x % 2 === 0
        ? [0, 0, 0, 255]
        : [255, 255, 255, 255]
      : y % 2 === 0
        ? [200, 0, 0, 255]
        : [0, 200, 0, 0];
    picture.data.set(colour, at);
  }
  const id = await upload(png, PNG.sync.write(picture));
  const answer = await new Client(app).http.get(`/images/${id}/thumbnail`, accepted);
  const { width, height, data } = PNG.sync.read(Buffer.from(answer.body));
  expect({ width, height }).toEqual({ width: 128, height: 128 });
  const pixels = new Set(Array.from({ length: width * height }, (_, n) => [...data.subarray(n * 4, n * 4 + 4)].join()));
  expect([...pixels].sort()).toEqual(['128,128,128,255', '200,0,0,128']);
});

test('a JPEG stays a JPEG, with its colours in their places', async () => {
  const size = 400;
  const data = Buffer.alloc(size * size * 4, 255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) data.set(x < size / 2 ? [250, 20, 20] : [20, 20, 250], (y * size + x) * 4);
  const headers = { 'Content-Type': 'image/jpeg' };
  const id = await upload(headers, jpeg.encode({ width: size, height: size, data }, 95).data);
  const answer = await new Client(app).http.get(`/images/${id}/thumbnail`, accepted);
  const small = jpeg.decode(answer.body, { useTArray: true });
  expect([small.width, small.height]).toEqual([128, 128]);
  const near = (x: number, expected: number[]) => {
    const at = (64 * 128 + x) * 4;
    expected.forEach((value, index) => {
      expect(Math.abs((small.data[at + index] ?? 0) - value)).toBeLessThan(12);
    });
  };
  near(20, [250, 20, 20]);
  near(108, [20, 20, 250]);
});

test('other types are refused, and an image that is not there is not found', async () => {
  const { http } = new Client(app);
  const gif = { 'Content-Type': 'image/gif' };
  expect((await http.post('/images', { headers: gif, body: 'GIF89a' })).statusCode).toBe(415);
  expect((await http.get('/images/nothing/thumbnail', accepted)).statusCode).toBe(404);
});

test('a picture that says it is enormous is refused before its pixels are unpacked', async () => {
  const bomb = Buffer.from(sample);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  await expect(upload(png, bomb)).rejects.toThrow('megapixels');
});
