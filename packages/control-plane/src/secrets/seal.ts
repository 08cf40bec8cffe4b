import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../app-error';
import { allKeys, KEY_ID_BYTES, type SecretKey, type SecretKeys } from './secret-keys';

/**
 * A sealed value is: mark, the key's id, nonce, tag, ciphertext. What was sealed before keys had ids has no mark: its
 * first bytes are a random nonce, and it opens with whichever key fits.
 */
const ALGORITHM = 'aes-256-gcm';
const MARK = Buffer.from('csk1');
const HEADER_BYTES = MARK.length + KEY_ID_BYTES;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a value so that it opens only with the newest key and for the place it was sealed for. */
export function seal({ newest }: SecretKeys, place: string, value: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const header = headerOf(newest);
  const cipher = createCipheriv(ALGORITHM, newest.bytes, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(place)]));
  const ciphertext = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
}

/** Throws an error that names the key when it is not among ours, or that says that the bytes were changed or moved. */
export function unseal(keys: SecretKeys, place: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const id = keyIdOf(bytes);
  const marked = allKeys(keys).find((key) => key.id === id);
  if (marked !== undefined) {
    const header = bytes.subarray(0, HEADER_BYTES);
    const opened = open(marked, Buffer.concat([header, Buffer.from(place)]), bytes.subarray(HEADER_BYTES));
    if (opened !== undefined) return opened;
    throw changed(place);
  }
  for (const key of allKeys(keys)) {
    const opened = open(key, Buffer.from(place), bytes);
    if (opened !== undefined) return opened;
  }
  throw foreignKey(keys, place, id);
}

/** What every value that the newest key sealed begins with. */
export function newestHeader({ newest }: SecretKeys): Buffer {
  return headerOf(newest);
}

/** A sealed value opens for this version of this secret of this stage alone. */
export function placeOfSecret({ stageId, name, version }: { stageId: string; name: string; version: number }): string {
  return `secret ${stageId} ${name} ${version}`;
}

/** The secret that a company's OpenID provider knows the studio by. */
export function placeOfClientSecret(providerId: string): string {
  return `openid-provider ${providerId}`;
}

function headerOf({ id }: SecretKey): Buffer {
  return Buffer.concat([MARK, Buffer.from(id, 'hex')]);
}

function keyIdOf(sealed: Buffer): string | undefined {
  return sealed.subarray(0, MARK.length).equals(MARK)
    ? sealed.subarray(MARK.length, HEADER_BYTES).toString('hex')
    : undefined;
}

/** Undefined where the tag does not fit. */
function open({ bytes: key }: SecretKey, additional: Buffer, sealed: Buffer): string | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(additional);
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function foreignKey(keys: SecretKeys, place: string, id: string | undefined): AppError {
  const ours = allKeys(keys)
    .map((key) => key.id)
    .join(', ');
  const sealer = id === undefined ? 'another key' : `the key ${id}`;
  const message = `${wordsOf(place)} was sealed with ${sealer}; this studio has ${ours}. Whoever runs it adds the missing key to STUDIO_SECRET_KEYS_OLD; if it is lost, set the value anew.`;
  return new AppError({ code: 'CONFLICT', message });
}

function changed(place: string): AppError {
  const message = `${wordsOf(place)} does not open: its bytes were changed, or belong to another place. Set it anew.`;
  return new AppError({ code: 'CONFLICT', message });
}

function wordsOf(place: string): string {
  const [kind, , name] = place.split(' ');
  return kind === 'secret' ? `The secret ${name}` : 'The client secret of the sign-in provider';
}
