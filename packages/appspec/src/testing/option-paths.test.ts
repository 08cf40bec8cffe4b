import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appSpecSchema, collectionKeys } from '../app-spec';
import { arbitraryAppSpec } from './arbitrary-app-spec';
import { optionPaths } from './option-paths';

/** What no generated document has, and why. */
const exempt: ReadonlySet<string> = new Set([
  // A document without errors has no endpoint of a VPC in an API for everybody.
  'api.endpointVpce',
]);

test('every field that a document can have is in some generated document, and so in the round trips', () => {
  const documents = fc.sample(arbitraryAppSpec(), { numRuns: 400, seed: 1 });
  const found = new Set(documents.flatMap((document) => pathsIn(document)));
  const missing = optionPaths(appSpecSchema).filter((path) => !found.has(path) && !exempt.has(path));
  expect(missing).toEqual([]);
});

const mapped: ReadonlySet<string> = new Set([...collectionKeys, 'mounts', 'indexes']);

/** The paths of what is there, with `*` for keys of maps. */
function pathsIn(value: unknown, path: readonly string[] = [], isMap = false): string[] {
  const own = path.join('.');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [own];
  const below = Object.entries(value).flatMap(([key, each]) =>
    pathsIn(each, [...path, isMap ? '*' : key], !isMap && mapped.has(key)),
  );
  return [own, ...below];
}
