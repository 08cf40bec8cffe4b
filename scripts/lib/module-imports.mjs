import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.next',
  '.turbo',
  'generated',
  'golden',
  'cases',
  'testclient',
  '.e2e',
]);
const MODULE = /(?<!\.d)\.(ts|tsx|mts|mjs|js)$/;
/** What is no part of the product: tests, and examples of how it is used. */
const TEST =
  /(\.test\.tsx?|\.test-d\.ts|\.test\.mjs|\.config\.m?[tj]s)$|(^|\/)(testing|conformance)(\/|\.ts$)|^example\//;

/** The workspaces under a root: `apps/*`, `packages/*` and `e2e`, each with its package.json. */
export function workspaces(root) {
  const folders = ['apps', 'packages']
    .flatMap((parent) =>
      existsSync(path.join(root, parent))
        ? readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`)
        : [],
    )
    .concat('e2e')
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')));
  const found = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    return {
      name: manifest.name.replace('@chalice-studio/', ''),
      folder,
      directory: path.join(root, folder),
      manifest,
    };
  });
  const exportsOf = (name) => Object.keys(found.find((workspace) => workspace.name === name)?.manifest.exports ?? {});
  return found.map((workspace) => ({ ...workspace, exportsOf }));
}

/**
 * Every import of a workspace's modules, types included:
 * `file` and `target` (of a relative or `@/` import) are relative to the workspace; `ours` and `subpath` name a package of ours.
 */
export function moduleImports({ directory }) {
  return listModules(directory).flatMap((file) => {
    const source = readFileSync(path.join(directory, file), 'utf8');
    return specifiers(file, source).map((specifier) => {
      const ours = specifier.match(/^@chalice-studio\/([^/]+)(?:\/(.+))?$/);
      const target = resolveTarget({ directory, file, specifier });
      return {
        file,
        specifier,
        ours: ours?.[1],
        subpath: ours?.[2],
        target,
        leaves: target?.startsWith('..') ?? false,
        isTest: TEST.test(file),
      };
    });
  });
}

function specifiers(file, source) {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0].message}`);
  const literal = (request) => source.slice(request.start, request.end).match(/^['"](.*)['"]$/)?.[1];
  return [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) => entry.entries.flatMap((each) => each.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((entry) => literal(entry.moduleRequest) ?? []),
  ];
}

function resolveTarget({ directory, file, specifier }) {
  if (!/^(\.|@\/)/.test(specifier)) return undefined;
  const plain = specifier.startsWith('@/')
    ? path.join('src', specifier.slice(2))
    : path.join(path.dirname(file), specifier);
  const candidates = [plain, ...['.ts', '.tsx', '/index.ts', '/index.tsx'].map((ending) => plain + ending)];
  return candidates.find((candidate) => isFile(path.join(directory, candidate))) ?? plain;
}

function isFile(place) {
  return statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
}

function listModules(directory, below = '') {
  return readdirSync(path.join(directory, below), { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(below, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listModules(directory, place);
    return MODULE.test(entry.name) ? [place] : [];
  });
}
