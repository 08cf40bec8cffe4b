import { existsSync, realpathSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { SourceTree } from '@chalice-studio/appspec';
import type { Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import type { BundleInput } from './bundle';
import { ENTRY, entryModule, FUNCTIONS, functionsModule } from './entry-module';
import { pathsOutside } from './paths-outside';
import { RUNTIME, resolveProvided, setUpProvidedPackages, ZOD } from './provided-packages';
import { resolveInTree } from './resolve-in-tree';

const PROJECT = 'project';
const builtins = new Set(builtinModules);
const isBuiltin = (name: string) => name.startsWith('node:') || builtins.has(name);

/**
 * Resolves imports of the project's files within its tree, of the runtime, and of the locked packages; nothing else.
 * Packages' own imports are esbuild's, which is many times faster; what they reach must lie where packages lie.
 */
export function projectPlugin(input: BundleInput): Plugin {
  return {
    name: 'chalice-studio-project',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${ENTRY}$`) }, () => ({ path: ENTRY, namespace: PROJECT }));
      build.onResolve({ filter: /.*/, namespace: PROJECT }, (args) => resolveImport(build, input, args));
      build.onLoad({ filter: /.*/, namespace: PROJECT }, async ({ path: file }) => {
        if (file === FUNCTIONS) return { contents: functionsModule(await input.functions), loader: 'js' };
        const contents = file === ENTRY ? (input.entry ?? entryModule) : (input.tree[file] ?? '');
        return { contents, loader: loaderOf(file) };
      });
      setUpProvidedPackages(build, input, isBuiltin);
      build.onLoad({ filter: pathsOutside(packageRoots(input)), namespace: 'file' }, ({ path: file }) => ({
        errors: [{ text: `A package imports ${file}, which lies outside the locked dependencies.` }],
      }));
    },
  };
}

async function resolveImport(build: PluginBuild, input: BundleInput, args: OnResolveArgs): Promise<OnResolveResult> {
  if (isBuiltin(args.path)) return { path: args.path, external: true };
  if (args.path === FUNCTIONS && args.importer === ENTRY) return { path: FUNCTIONS, namespace: PROJECT };
  if (/^\.{0,2}\//.test(args.path)) return resolveFile(input.tree, args);
  return resolvePackage(build, input, args);
}

function resolveFile(tree: SourceTree, args: OnResolveArgs): OnResolveResult {
  const importer = args.importer === ENTRY ? 'entry' : args.importer;
  const resolved = resolveInTree(tree, { importer, specifier: args.path });
  if ('file' in resolved) return { path: resolved.file, namespace: PROJECT };
  const text =
    'outside' in resolved
      ? `“${args.path}” reaches outside the project. Import only the project's own files and its dependencies.`
      : `There is no file ${resolved.missing}.ts in the project. Check the path of this import.`;
  return { errors: [{ text }] };
}

async function resolvePackage(build: PluginBuild, input: BundleInput, args: OnResolveArgs): Promise<OnResolveResult> {
  const name = packageNameOf(args.path);
  const { directory, names } = input.packages;
  if (name === RUNTIME) return resolveProvided(input, name, args);
  if (names.includes(name) && directory !== undefined)
    return build.resolve(args.path, { kind: args.kind, resolveDir: directory });
  if (name === ZOD) return resolveProvided(input, name, args);
  return {
    errors: [
      {
        text: `“${name}” is not one of the project's dependencies. Add it to the dependencies, or remove this import.`,
      },
    ],
  };
}

/** The folder of packages as esbuild names the files in it: with symbolic links followed. */
function packageRoots({ packages: { directory } }: BundleInput): string[] {
  const root = directory === undefined ? undefined : path.join(directory, 'node_modules');
  return root !== undefined && existsSync(root) ? [realpathSync(root)] : [];
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
