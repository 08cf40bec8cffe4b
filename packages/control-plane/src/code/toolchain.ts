import { realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Where the installed packages lie that every project is worked on with, without listing them. */
export type Toolchain = {
  runtimeDirectory: string;
  zodDirectory: string;
  compilerDirectory: string;
  nodeTypesDirectory: string;
};

const RUNTIME = '@chalice-studio/runtime';

/** By their real places: bundler and compiler follow links, and the runtime is one in a workspace. */
export function toolchainOf({
  root,
  runtimeDirectory,
}: {
  root: string;
  runtimeDirectory: string | undefined;
}): Toolchain {
  const installed = (name: string) => realpathSync(path.join(root, 'node_modules', name));
  return {
    runtimeDirectory: realpathSync(runtimeDirectory ?? path.join(root, 'packages/runtime')),
    zodDirectory: installed('zod'),
    compilerDirectory: installed('typescript'),
    nodeTypesDirectory: installed('@types/node'),
  };
}

/** Packages whose types each project sees. */
export function typesOf({ runtimeDirectory, zodDirectory, nodeTypesDirectory }: Toolchain): Record<string, string> {
  return { [RUNTIME]: runtimeDirectory, zod: zodDirectory, '@types/node': nodeTypesDirectory };
}

/** Each package of a `node_modules` folder, name → its directory. */
export async function listPackages(directory: string): Promise<Record<string, string>> {
  const folder = path.join(directory, 'node_modules');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const found = await Promise.all(
    names.map(async (name) =>
      name.startsWith('@') ? (await readdir(path.join(folder, name))).map((each) => `${name}/${each}`) : [name],
    ),
  );
  return Object.fromEntries(found.flat().map((name) => [name, path.join(folder, name)]));
}
