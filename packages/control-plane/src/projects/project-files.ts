import type { ProjectEntrance } from '../access/gate';
import type { Builder } from '../code/builder';
import type { Database } from '../database/prisma';
import { exportedProject } from '../exports/exported-project';
import type { Documents } from '../revisions/documents';
import { getDocument } from '../revisions/queries';
import { listStages } from '../stages/queries';
import { getProject } from './queries';

type Reading = { database: Database; documents: Documents; builder: Builder };

/** A project as it lies on a disk, below a folder of its name, with all its stages' settings and what deploys them. */
export async function projectFiles(
  { database, documents, builder }: Reading,
  ofProject: ProjectEntrance,
): Promise<{ name: string; files: Record<string, Uint8Array> }> {
  const { name } = await getProject(database, ofProject);
  const { spec } = await getDocument(database, documents, ofProject);
  const stages = await listStages(database, ofProject);
  const configs = stages.map((stage) => stage.config);
  const exported = await exportedProject(spec, configs, builder.runtimeDirectory);
  const files = Object.entries(exported).map(([file, bytes]) => [`${name}/${file}`, bytes]);
  return { name, files: Object.fromEntries(files) };
}
