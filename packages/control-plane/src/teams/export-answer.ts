import { enterTeam } from '../access/gate';
import { asking, type RequestContext, requireMember } from '../api/base';
import { recordAudit } from '../audit/record-audit';
import { zipAnswer } from '../http/zip-answer';
import { projectFiles } from '../projects/project-files';
import { namedVersions } from '../revisions/queries';

/**
 * `GET /api/teams/<id>/export.zip`: all projects of a team, each in a folder of its name, and beside it what its named
 * revisions were. Of a deleted team too, as long
 * as it waits: who has its name to give still owns what is in it.
 */
export async function teamExportAnswer(teamId: string, context: RequestContext): Promise<Response> {
  const actor = await requireMember(context);
  const { studio } = context;
  const { prisma: database } = studio.database;
  const isDeleted = await database.organization.findFirst({ where: { id: teamId, deletedAt: { not: null } } });
  const asked = asking({ studio, actor }, 'team.export');
  const ofTeam = await enterTeam(asked, teamId, { deleted: isDeleted !== null });
  const projects = await database.project.findMany({ where: { teamId: ofTeam.teamId, deletedAt: null } });
  const files: Record<string, Uint8Array> = {};
  for (const { id: projectId } of projects) {
    const project = await projectFiles({ ...studio, database }, { ...ofTeam, projectId });
    Object.assign(files, project.files);
    const versions = await namedVersions(database, studio.documents, { ...ofTeam, projectId });
    if (versions.length > 0) files[`${project.name}.versions.json`] = jsonFile(versions);
  }
  const { name } = await database.organization.findUniqueOrThrow({ where: { id: teamId }, select: { name: true } });
  const details = { projects: projects.length };
  const act = { teamId: ofTeam.teamId, actor: { id: actor.id, name: actor.name }, at: new Date() };
  await recordAudit(database, { ...act, action: 'team.export', subject: name, details });
  return zipAnswer('chalice-team', files);
}

const jsonFile = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
