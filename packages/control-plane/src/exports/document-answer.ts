import { exportAppSpec, openApiText } from '@chalice-studio/interchange';
import { enterProject } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { recordAudit } from '../audit/record-audit';
import { getDocument } from '../revisions/queries';
import { listStages } from '../stages/queries';

const types = { json: 'application/json; charset=utf-8', yaml: 'application/yaml; charset=utf-8' } as const;

/**
 * `GET /api/projects/<id>/design.json`: the document with its stages' settings, as another studio imports it.
 * `…/openapi.json`, `…/openapi.yaml`: its REST API, as any other tool reads it.
 */
export async function documentAnswer(projectId: string, file: string, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const ofProject = await enterProject(asking({ studio, actor }, 'document.read'), projectId);
  const { prisma } = studio.database;
  const { spec } = await getDocument(prisma, studio.documents, ofProject);
  const format = file.endsWith('.yaml') ? 'yaml' : 'json';
  const text = file.startsWith('openapi')
    ? openApiText(spec, format)
    : exportAppSpec(
        spec,
        (await listStages(prisma, ofProject)).map(({ config }) => config),
      );
  await recordAudit(prisma, {
    ...{ teamId: ofProject.teamId, projectId, actor: { id: actor.id, name: actor.name }, at: new Date() },
    ...{ action: 'project.export', subject: spec.name, details: { file } },
  });
  const name = `${spec.name}${file.startsWith('openapi') ? `-openapi.${format}` : '.json'}`;
  return new Response(text, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name.replace(/[^A-Za-z0-9._-]/g, '_')}"`,
      'cache-control': 'no-store',
    },
  });
}
