import { createCipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { placeOfSecret, seal, unseal } from './seal';
import { secretKeysOf } from './secret-keys';

const aKey = () => randomBytes(32).toString('hex');
const key = aKey();
const keys = secretKeysOf(key);
const place = placeOfSecret({ stageId: 's', name: 'TOKEN', version: 1 });

test('a sealed value opens with its key, at its place', () => {
  expect(unseal(keys, place, seal(keys, place, 'geheim ✓'))).toBe('geheim ✓');
});

test('the same value is sealed differently each time', () => {
  expect(seal(keys, place, 'x')).not.toEqual(seal(keys, place, 'x'));
});

test('another place or changed bytes do not open it', () => {
  const sealed = seal(keys, place, 'secret');
  const elsewhere = placeOfSecret({ stageId: 's', name: 'TOKEN', version: 2 });
  expect(() => unseal(keys, elsewhere, sealed)).toThrow(/TOKEN does not open: its bytes were changed/);
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(keys, place, changed)).toThrow();
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => unseal(keys, place, sealed.subarray(0, length))).toThrow();
  }
});

test('an old key still opens what it sealed, while new values are sealed with the newest', () => {
  const rotated = secretKeysOf(aKey(), [key]);
  expect(unseal(rotated, place, seal(keys, place, 'before'))).toBe('before');
  const sealed = seal(rotated, place, 'after');
  expect(unseal(rotated, place, sealed)).toBe('after');
  expect(() => unseal(keys, place, sealed)).toThrow();
});

test('a value whose key is missing says which key sealed it, and which ones there are', () => {
  const sealed = seal(keys, place, 'secret');
  const others = secretKeysOf(aKey(), [aKey()]);
  const ids = [others.newest.id, ...others.old.map(({ id }) => id)].join(', ');
  expect(() => unseal(others, place, sealed)).toThrow(
    `The secret TOKEN was sealed with the key ${keys.newest.id}; this studio has ${ids}.`,
  );
  expect(JSON.stringify([others.newest.id, keys.newest.id])).not.toContain(key.slice(0, 16));
});

test('what was sealed before keys had names opens with whichever key fits', () => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.newest.bytes, nonce).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update('of old', 'utf8'), cipher.final()]);
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
  expect(unseal(secretKeysOf(aKey(), [key]), place, sealed)).toBe('of old');
  expect(() => unseal(secretKeysOf(aKey()), place, sealed)).toThrow(/sealed with another key/);
});
