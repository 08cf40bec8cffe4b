import { createHash } from 'node:crypto';

/** A key for what is made of these texts: the same ones, in any order of their names, give the same key. */
export function contentKey(parts: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(parts).sort()) {
    const text = parts[name] ?? '';
    hash.update(`${name.length}:${name}${text.length}:`).update(text);
  }
  return hash.digest('hex');
}
