import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import type { SourceTree } from '@chalice-studio/appspec';
import type { Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import type { BundleInput } from './bundle';
import { ENTRY } from './entry-module';

const PROJECT = 'project';
const RUNTIME = '@chalice-studio/runtime';
const builtins = new Set(builtinModules);

/** Generated code writes schemas with zod: a project has it without listing it, or lists a version of its own. */
const ZOD = 'zod';
const ownZod = () => path.dirname(createRequire(import.meta.url).resolve('zod/package.json'));

/** Resolves imports of the project's files within its tree, of the runtime, and of the locked packages; nothing else. */
export function projectPlugin(input: BundleInput, entry: string): Plugin {
  return {
    name: 'chalice-studio-project',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolveImport(build, input, args));
      build.onLoad({ filter: /.*/, namespace: PROJECT }, ({ path: file }) => {
        const contents = file === ENTRY ? entry : (input.tree[file] ?? '');
        return { contents, loader: loaderOf(file) };
      });
    },
  };
}

async function resolveImport(
  build: PluginBuild,
  input: BundleInput,
  args: OnResolveArgs,
): Promise<OnResolveResult | undefined> {
  if (args.pluginData?.isPlain === true) return undefined;
  if (args.path === ENTRY) return { path: ENTRY, namespace: PROJECT };
  const isBuiltin = args.path.startsWith('node:') || builtins.has(args.path);
  if (isBuiltin) return { path: args.path, external: true };
  if (args.namespace === PROJECT && /^\.{0,2}\//.test(args.path)) return resolveInTree(input.tree, args);
  if (args.namespace === PROJECT) return resolvePackage(build, input, args);
  // A package's own imports: Node's rules, as long as they stay within what was handed in.
  return resolvePlainly(build, { path: args.path, kind: args.kind, resolveDir: args.resolveDir }, allowedRoots(input));
}

function resolveInTree(tree: SourceTree, args: OnResolveArgs): OnResolveResult {
  const base = args.importer === ENTRY ? '.' : path.posix.dirname(args.importer);
  const target = path.posix.normalize(path.posix.join(base, args.path));
  if (target.startsWith('..') || args.path.startsWith('/')) {
    return {
      errors: [
        {
          text: `“${args.path}” reaches outside the project. Import only the project's own files and its dependencies.`,
        },
      ],
    };
  }
  const stem = target.replace(/\.js$/, '');
  const candidates = [
    target,
    `${stem}.ts`,
    `${stem}.tsx`,
    `${stem}.js`,
    `${stem}.mjs`,
    `${stem}.json`,
    `${target}/index.ts`,
  ];
  const found = candidates.find((candidate) => tree[candidate] !== undefined);
  if (found !== undefined) return { path: found, namespace: PROJECT };
  return { errors: [{ text: `There is no file ${target}.ts in the project. Check the path of this import.` }] };
}

async function resolvePackage(build: PluginBuild, input: BundleInput, args: OnResolveArgs): Promise<OnResolveResult> {
  const name = packageNameOf(args.path);
  if (name === RUNTIME) return resolveRuntime(input.runtimeDirectory, args.path);
  const resolveDir = input.packages.names.includes(name) ? input.packages.directory : undefined;
  const request = { path: args.path, kind: args.kind };
  if (resolveDir !== undefined) return resolvePlainly(build, { ...request, resolveDir }, allowedRoots(input));
  if (name === ZOD) {
    const zodDirectory = input.zodDirectory ?? ownZod();
    return resolvePlainly(build, { ...request, resolveDir: zodDirectory }, [zodDirectory]);
  }
  return {
    errors: [
      {
        text: `“${name}” is not one of the project's dependencies. Add it to the dependencies, or remove this import.`,
      },
    ],
  };
}

function resolveRuntime(directory: string, specifier: string): OnResolveResult {
  const manifest: { exports: Record<string, { import: { default: string } }> } = JSON.parse(
    readFileSync(path.join(directory, 'package.json'), 'utf8'),
  );
  const subpath = `.${specifier.slice(RUNTIME.length)}`;
  const file = manifest.exports[subpath]?.import?.default;
  if (file === undefined) return { errors: [{ text: `${RUNTIME} has no “${subpath}”.` }] };
  return { path: path.join(directory, file), sideEffects: false };
}

async function resolvePlainly(
  build: PluginBuild,
  request: { path: string; kind: OnResolveArgs['kind']; resolveDir: string },
  roots: readonly string[],
): Promise<OnResolveResult> {
  const { path: specifier, ...options } = request;
  const result = await build.resolve(specifier, { ...options, pluginData: { isPlain: true } });
  if (result.errors.length > 0 || result.external) return result;
  const isInside =
    result.path.startsWith('(disabled)') || roots.some((root) => result.path.startsWith(`${root}${path.sep}`));
  if (isInside || result.namespace === 'disabled') return result;
  return { errors: [{ text: `“${specifier}” resolves outside the locked dependencies.` }] };
}

function allowedRoots(input: BundleInput): string[] {
  return [
    input.runtimeDirectory,
    input.zodDirectory ?? ownZod(),
    ...(input.packages.directory === undefined ? [] : [path.join(input.packages.directory, 'node_modules')]),
  ];
}

function packageNameOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function loaderOf(file: string): Loader {
  const ending = path.posix.extname(file);
  if (ending === '.tsx') return 'tsx';
  if (ending === '.json') return 'json';
  if (ending === '.js' || ending === '.mjs') return 'js';
  return 'ts';
}
