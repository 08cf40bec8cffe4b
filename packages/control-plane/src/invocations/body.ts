import type { z } from 'zod';
import { AppError } from '../app-error';
import type { bodySchema } from './schema';

type Body = z.infer<typeof bodySchema>;

export function bytesOf({ encoding, data }: Body): Uint8Array {
  if (encoding === 'utf8') return new TextEncoder().encode(data);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data)) {
    throw new AppError({ code: 'INVALID', message: 'body.data: this is not base64.' });
  }
  return new Uint8Array(Buffer.from(data, 'base64'));
}

/** Text where the bytes are text, base64 where they are not. */
export function bodyOf(bytes: Uint8Array): Body {
  try {
    return { encoding: 'utf8', data: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { encoding: 'base64', data: Buffer.from(bytes).toString('base64') };
  }
}
