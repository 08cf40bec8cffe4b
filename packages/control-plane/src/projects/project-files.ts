import { generate } from '@chalice-studio/codegen';
import type { ProjectEntrance } from '../access/gate';
import type { Database } from '../database/prisma';
import type { Documents } from '../revisions/documents';
import { getDocument } from '../revisions/queries';
import { listStages } from '../stages/queries';
import { getProject } from './queries';

type Reading = { database: Database; documents: Documents };

/** A project as it lies on a disk, below a folder of its name, with all its stages' settings. */
export async function projectFiles(
  { database, documents }: Reading,
  ofProject: ProjectEntrance,
): Promise<{ name: string; files: Record<string, Uint8Array> }> {
  const { name } = await getProject(database, ofProject);
  const { spec } = await getDocument(database, documents, ofProject);
  const stages = await listStages(database, ofProject);
  const { tree } = generate(
    spec,
    stages.map((stage) => stage.config),
  );
  const files = Object.entries(tree).map(([file, text]) => [`${name}/${file}`, new TextEncoder().encode(text)]);
  return { name, files: Object.fromEntries(files) };
}
