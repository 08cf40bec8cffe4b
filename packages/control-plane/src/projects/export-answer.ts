import { enterProject } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { zipAnswer } from '../http/zip-answer';
import { projectFiles } from './project-files';

/** `GET /api/projects/<id>/export.zip`: the project as it lies on a disk. */
export async function exportAnswer(projectId: string, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const ofProject = await enterProject(asking({ studio, actor }, 'document.read'), projectId);
  const { prisma: database } = studio.database;
  const { name, files } = await projectFiles({ ...studio, database }, ofProject);
  return zipAnswer(name, files);
}
