import type { CORSSetting } from './cors-config.js';

const defaults = [
  'application/octet-stream',
  'application/x-tar',
  'application/zip',
  'audio/basic',
  'audio/ogg',
  'audio/mp4',
  'audio/mpeg',
  'audio/wav',
  'audio/webm',
  'image/png',
  'image/jpg',
  'image/jpeg',
  'image/gif',
  'video/ogg',
  'video/mpeg',
  'video/webm',
];

/** Settings of the REST API: which content types are binary, and the CORS of routes that say nothing. */
export class APIGateway {
  cors: CORSSetting = false;
  binaryTypes: string[] = [...defaults];

  /** A fresh copy of Chalice's 16. */
  get defaultBinaryTypes(): string[] {
    return [...defaults];
  }
}
