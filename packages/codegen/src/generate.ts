import type { AppSpec, Origin, OriginMap, SourceTree, StageConfig } from '@chalice-studio/appspec';
import { chaliceConfig } from './project/chalice-config';
import { packageJson, tsconfig } from './project/package-json';
import { readme } from './project/readme';
import { SCHEMAS_FILE, schemasFile } from './project/schemas-file';
import { STARTER_TEST, starterTest } from './project/starter-test';
import { studioFile } from './project/studio-file';
import { STUDIO_FILE } from './project/studio-file-schema';
import { appFile, blueprintFile, blueprintPath } from './project/wiring';

export type GeneratedProject = {
  tree: SourceTree;
  /** Generated file → the lines that exist because of an entity. A file that is not in it was written by a person. */
  origins: OriginMap;
};

/** A document as the TypeScript project that a person would write. Pure; runs in the browser too. */
export function generate(spec: AppSpec, stages: readonly StageConfig[] = []): GeneratedProject {
  const tree: Record<string, string> = {};
  const origins: Record<string, readonly Origin[]> = {};
  const write = (path: string, text: string, lines: readonly Origin[] = []) => {
    tree[path] = text;
    origins[path] = lines;
  };
  const app = appFile(spec);
  write('app.ts', app.text, app.origins);
  for (const blueprint of Object.values(spec.blueprints)) {
    const file = blueprintFile(spec, blueprint);
    write(blueprintPath(blueprint.name), file.text, file.origins);
  }
  const schemas = schemasFile(spec);
  if (schemas !== undefined) write(SCHEMAS_FILE, schemas.text, schemas.origins);
  for (const [path, text] of Object.entries(chaliceConfig(spec, stages))) write(path, text);
  write('package.json', packageJson(spec));
  if (spec.dependencies.lockfile !== undefined) write('package-lock.json', spec.dependencies.lockfile);
  write('tsconfig.json', tsconfig);
  write('README.md', readme(spec));
  write(STARTER_TEST, starterTest(spec));
  const written = Object.keys(spec.source).filter((path) => tree[path] !== undefined);
  write(STUDIO_FILE, studioFile(spec, stages, written));
  // What people wrote comes last: no generated line ever replaces one of theirs.
  for (const [path, text] of Object.entries(spec.source)) {
    tree[path] = text;
    delete origins[path];
  }
  return { tree, origins };
}

/** The generated lines of an entity: the file, and the first to the last line. */
export function findOrigin(origins: OriginMap, entityId: string): (Origin & { file: string }) | undefined {
  for (const [file, lines] of Object.entries(origins)) {
    const origin = lines.find((each) => each.entityId === entityId);
    if (origin !== undefined) return { file, ...origin };
  }
  return undefined;
}
