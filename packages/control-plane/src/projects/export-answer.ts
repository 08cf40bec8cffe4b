import { deterministicZip } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import { enterProject } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { getDocument } from '../revisions/queries';
import { listStages } from '../stages/queries';
import { getProject } from './queries';

/** `GET /api/projects/<id>/export.zip`: the project as it lies on a disk, with all its stages' settings. */
export async function exportAnswer(projectId: string, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const ofProject = await enterProject(asking({ studio, actor }, 'document.read'), projectId);
  const { prisma } = studio.database;
  const { name } = await getProject(prisma, ofProject);
  const { spec } = await getDocument(prisma, studio.documents, ofProject);
  const stages = await listStages(prisma, ofProject);
  const { tree } = generate(
    spec,
    stages.map((stage) => stage.config),
  );
  const files = Object.entries(tree).map(([file, text]) => [`${name}/${file}`, new TextEncoder().encode(text)]);
  return new Response(new Uint8Array(deterministicZip(Object.fromEntries(files))), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
      'cache-control': 'no-store',
    },
  });
}
