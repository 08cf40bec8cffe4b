import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new record's id: 20 random base32 characters, which is 100 bits. */
export function createRecordId(length = 20): string {
  let id = '';
  for (const byte of randomBytes(length)) id += alphabet[byte % 32];
  return id;
}
