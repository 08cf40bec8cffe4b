import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { placeOfSecret, seal, unseal } from './seal';

const key = randomBytes(32);
const place = placeOfSecret({ stageId: 's', name: 'TOKEN', version: 1 });

test('a sealed value opens with its key, at its place', () => {
  expect(unseal(key, place, seal(key, place, 'geheim ✓'))).toBe('geheim ✓');
});

test('the same value is sealed differently each time', () => {
  expect(seal(key, place, 'x')).not.toEqual(seal(key, place, 'x'));
});

test('another key, another place, or changed bytes do not open it', () => {
  const sealed = seal(key, place, 'secret');
  expect(() => unseal(randomBytes(32), place, sealed)).toThrow();
  expect(() => unseal(key, placeOfSecret({ stageId: 's', name: 'TOKEN', version: 2 }), sealed)).toThrow();
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(key, place, changed)).toThrow();
  }
});
