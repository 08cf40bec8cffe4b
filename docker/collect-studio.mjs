// Collects what the studio's image runs on: Next's standalone server, and beside it what is read or started by path,
// which no tracing of imports can see.
// usage: node docker/collect-studio.mjs REPOSITORY TARGET
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const BY_PATH = [
  'package.json',
  'prisma/migrations',
  'packages/control-plane/dist',
  'packages/interchange/dist',
  'examples',
  'packages/runtime/package.json',
  'packages/runtime/dist',
  'docker/secret-files.mjs',
  'docker/make-secrets.mjs',
  'docker/rotate-key.mjs',
  'docker/forward-port.mjs',
];
/** The compiler and the bundler are programs; the types are what the compiler reads beside a project. */
const PACKAGES = ['typescript', 'esbuild', '@types/node', 'zod'];

const [repository, target] = process.argv.slice(2).map((place) => path.resolve(place));
mkdirSync(target, { recursive: true });
// Its links are relative, and stay so.
cpSync(path.join(repository, 'apps/web/.next/standalone'), target, { recursive: true, verbatimSymlinks: true });
for (const place of BY_PATH) {
  if (existsSync(path.join(repository, place)))
    cpSync(path.join(repository, place), path.join(target, place), { recursive: true });
  else throw new Error(`${place} is not there to be collected`);
}
for (const name of withDependencies(PACKAGES)) {
  const place = path.join('node_modules', name);
  cpSync(path.join(repository, place), path.join(target, place), { recursive: true });
}

function withDependencies(names) {
  const all = new Set(names);
  for (const name of all) {
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(repository, 'node_modules', name, 'package.json'), 'utf8'),
    );
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // Those for other platforms are not installed.
      if (existsSync(path.join(repository, 'node_modules', needed))) all.add(needed);
    }
  }
  return all;
}
