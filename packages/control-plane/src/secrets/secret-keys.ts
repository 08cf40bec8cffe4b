import { createHash } from 'node:crypto';

/** A key that seals, and what it is called: the name tells it from others, and nothing of the key. */
export type SecretKey = { id: string; bytes: Buffer };

/** The keys that sealed values open with. New ones are sealed with the newest; the old ones go once nothing needs them. */
export type SecretKeys = { newest: SecretKey; old: readonly SecretKey[] };

export const KEY_ID_BYTES = 8;

/** Keys of 64 hexadecimal digits each; one that is given twice counts once. */
export function secretKeysOf(newest: string, old: readonly string[] = []): SecretKeys {
  const first = secretKeyOf(newest);
  const others = new Map(old.map(secretKeyOf).map((key) => [key.id, key]));
  others.delete(first.id);
  return { newest: first, old: [...others.values()] };
}

export function allKeys({ newest, old }: SecretKeys): readonly SecretKey[] {
  return [newest, ...old];
}

function secretKeyOf(hex: string): SecretKey {
  const bytes = Buffer.from(hex, 'hex');
  const id = createHash('sha256').update('chalice-studio key id').update(bytes).digest().subarray(0, KEY_ID_BYTES);
  return { id: id.toString('hex'), bytes };
}
