import { z } from 'zod';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import { type Action, mayDo, rolesFor } from '../teams/permissions';
import { type MemberRole, roleOf } from '../teams/roles';
import { type TeamId, teamScope } from './scope';

/** Where an actor was let in. */
export type Entrance = { teamId: TeamId; memberRole: MemberRole };
export type ProjectEntrance = Entrance & { projectId: string };
export type StageEntrance = ProjectEntrance & { stageId: string };
export type DeploymentEntrance = StageEntrance & { deploymentId: string };

type Asking = { database: RootDatabase; personId: string; action: Action };

const rowSchema = z.object({
  teamId: z.string(),
  role: z.string(),
  projectId: z.string().optional(),
  stageId: z.string().optional(),
});

/** Lets a member act on their team. A stranger gets NOT_FOUND: whether it exists is not theirs to know. */
export async function enterTeam({ database, personId, action }: Asking, teamId: string): Promise<Entrance> {
  const rows = await database.$queryRaw`
    SELECT m."organizationId" AS "teamId", m.role FROM "Member" m
    WHERE m."organizationId" = ${teamId} AND m."userId" = ${personId}`;
  const { entrance } = admit(rows, { action, noun: 'team' });
  return entrance;
}

/** The teams in which a person may do this. */
export async function enterTeams({ database, personId, action }: Asking): Promise<TeamId[]> {
  const members = await database.member.findMany({ where: { userId: personId } });
  return members.flatMap(({ organizationId, role }) => {
    const memberRole = roleOf(role);
    return memberRole !== undefined && mayDo(memberRole, action) ? [teamScope(organizationId)] : [];
  });
}

export async function enterProject(
  { database, personId, action }: Asking,
  projectId: string,
  { deleted = false }: { deleted?: boolean } = {},
): Promise<ProjectEntrance> {
  const rows = await database.$queryRaw`
    SELECT p."teamId", m.role FROM "Project" p
    JOIN "Member" m ON m."organizationId" = p."teamId" AND m."userId" = ${personId}
    WHERE p.id = ${projectId} AND (p."deletedAt" IS NOT NULL) = ${deleted}`;
  const { entrance } = admit(rows, { action, noun: 'project' });
  return { ...entrance, projectId };
}

export async function enterStage({ database, personId, action }: Asking, stageId: string): Promise<StageEntrance> {
  const rows = await database.$queryRaw`
    SELECT p."teamId", m.role, p.id AS "projectId" FROM "Stage" s
    JOIN "Project" p ON p.id = s."projectId" AND p."deletedAt" IS NULL
    JOIN "Member" m ON m."organizationId" = p."teamId" AND m."userId" = ${personId}
    WHERE s.id = ${stageId} AND s."deletedAt" IS NULL`;
  const { entrance, row } = admit(rows, { action, noun: 'stage' });
  return { ...entrance, projectId: present(row.projectId), stageId };
}

export async function enterDeployment(
  { database, personId, action }: Asking,
  deploymentId: string,
): Promise<DeploymentEntrance> {
  const rows = await database.$queryRaw`
    SELECT p."teamId", m.role, p.id AS "projectId", d."stageId" FROM "Deployment" d
    JOIN "Project" p ON p.id = d."projectId" AND p."deletedAt" IS NULL
    JOIN "Member" m ON m."organizationId" = p."teamId" AND m."userId" = ${personId}
    WHERE d.id = ${deploymentId}`;
  const { entrance, row } = admit(rows, { action, noun: 'deployment' });
  return { ...entrance, projectId: present(row.projectId), stageId: present(row.stageId), deploymentId };
}

function admit(
  rows: unknown,
  { action, noun }: { action: Action; noun: string },
): { entrance: Entrance; row: z.infer<typeof rowSchema> } {
  const [row] = z.array(rowSchema).parse(rows);
  if (row === undefined) {
    throw new AppError({ code: 'NOT_FOUND', message: `There is no such ${noun}, or you are not in its team.` });
  }
  const memberRole = roleOf(row.role);
  if (memberRole === undefined || !mayDo(memberRole, action)) {
    const message = `This needs one of the roles ${rolesFor(action).join(', ')}; yours is ${row.role}. Ask an owner or admin of the team.`;
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  return { entrance: { teamId: teamScope(row.teamId), memberRole }, row };
}

function present(value: string | undefined): string {
  if (value === undefined) throw new Error('The gate’s query answered a row without its id.');
  return value;
}
