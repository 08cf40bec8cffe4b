import { randomUUID } from 'node:crypto';
import { BadRequestError, NotFoundError, type Request, Response, type S3Event } from '@chalice-studio/runtime';
import { findImage, listKeys, putImage, type StoredImage } from './bucket';
import { codecs } from './codec';
import { scaleToFit } from './scale';

/** Pixels of a thumbnail's longer side. */
const SIZE = 128;

export async function uploadImage(request: Request) {
  const type = request.headers.get('content-type') ?? '';
  if (request.rawBody.length === 0) throw new BadRequestError('Send the image as the body of the request.');
  const id = randomUUID();
  await putImage(`originals/${id}`, { bytes: request.rawBody, type });
  console.log(`Stored ${id}: ${request.rawBody.length} bytes of ${type}`);
  return new Response({ id, original: `/images/${id}`, thumbnail: `/images/${id}/thumbnail` }, { statusCode: 202 });
}

export async function listImages() {
  return { ids: await listKeys('originals/') };
}

export function getOriginal(request: Request<{ id: string }>) {
  return answerImage(`originals/${request.uriParams.id}`);
}

export function getThumbnail(request: Request<{ id: string }>) {
  return answerImage(`thumbnails/${request.uriParams.id}`);
}

/** S3 calls this for each new object under `originals/`. */
export async function makeThumbnail(event: S3Event) {
  const original = await findImage(event.key);
  if (original === undefined) return;
  const thumbnail = thumbnailOf(original);
  await putImage(event.key.replace(/^originals/, 'thumbnails'), thumbnail);
  console.log(`Made a thumbnail of ${event.key}: ${original.bytes.length} bytes became ${thumbnail.bytes.length}`);
}

function thumbnailOf({ bytes, type }: StoredImage): StoredImage {
  const codec = codecs[type];
  if (codec === undefined) throw new Error(`There is no codec for ${type}.`);
  return { bytes: codec.encode(scaleToFit(codec.decode(bytes), SIZE)), type };
}

async function answerImage(key: string) {
  const image = await findImage(key);
  if (image === undefined) throw new NotFoundError('There is no such image, or its thumbnail is still being made.');
  return new Response(image.bytes, { headers: { 'Content-Type': image.type } });
}
