import type { DraftBody } from './request-draft';

/** API Gateway takes at most 10 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export async function bodyOfFile(file: Pick<File, 'name' | 'type' | 'size' | 'arrayBuffer'>): Promise<DraftBody> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { type: 'file', name: file.name, mediaType: file.type, bytes: bytes.length, base64: toBase64(bytes) };
}

/** In pieces, for a function takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
