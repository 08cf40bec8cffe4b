import { enterProject } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { recordAudit } from '../audit/record-audit';
import { zipAnswer } from '../http/zip-answer';
import { projectFiles } from './project-files';

/** `GET /api/projects/<id>/export.zip`: the project as it lies on a disk. */
export async function exportAnswer(projectId: string, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const ofProject = await enterProject(asking({ studio, actor }, 'document.read'), projectId);
  const { prisma: database } = studio.database;
  const { name, files } = await projectFiles({ ...studio, database }, ofProject);
  const { teamId } = ofProject;
  await recordAudit(database, {
    ...{ teamId, projectId, actor: { id: actor.id, name: actor.name }, at: new Date() },
    ...{ action: 'project.export', subject: name, details: { file: 'export.zip' } },
  });
  return zipAnswer(name, files);
}
