import { z } from 'zod';
import { AppError } from '../app-error';
import { noteOrigin } from '../audit/origin';
import type { RootDatabase } from '../database/prisma';
import { Prisma } from '../generated/prisma/client';
import type { Action } from '../teams/permissions';
import { type MemberRole, roleOf } from '../teams/roles';
import type { Actor } from './actor';
import { refusalOf } from './limits';
import { roleOnProject } from './project-role';
import { type TeamId, teamScope } from './scope';
import { grantsOf, membershipsOf } from './standing';

/** Where an actor was let in. */
export type Entrance = { teamId: TeamId; memberRole: MemberRole };
export type ProjectEntrance = Entrance & { projectId: string };
export type StageEntrance = ProjectEntrance & { stageId: string };
export type DeploymentEntrance = StageEntrance & { deploymentId: string };

export type AwsAccountEntrance = Entrance & { awsAccountId: string };

export type Asking = { database: RootDatabase; actor: Actor; action: Action };
type Deleted = { deleted?: boolean };

/** Lets a member act on their team. A stranger gets NOT_FOUND: whether it exists is not theirs to know. */
export async function enterTeam(asking: Asking, teamId: string, { deleted = false }: Deleted = {}): Promise<Entrance> {
  const { database, actor, action } = asking;
  const rows = await database.$queryRaw`
    SELECT m."teamId", m.role FROM (${membershipsOf(actor, { deleted })}) m WHERE m."teamId" = ${teamId}`;
  const [row] = z.array(teamRow).parse(rows);
  const memberRole = row === undefined || isElsewhere(actor, { teamId }) ? undefined : roleOf(row.role);
  return admit(memberRole, { actor, action, noun: 'team', teamId });
}

/** The teams in which an actor may do this. */
export async function enterTeams({ database, actor, action }: Asking): Promise<TeamId[]> {
  const rows = await database.$queryRaw`SELECT m."teamId", m.role FROM (${membershipsOf(actor)}) m`;
  return z
    .array(teamRow)
    .parse(rows)
    .flatMap(({ teamId, role }) => {
      const memberRole = roleOf(role);
      const isIn = memberRole !== undefined && !isElsewhere(actor, { teamId });
      return isIn && refusalOf(actor, memberRole, action) === undefined ? [teamScope(teamId)] : [];
    });
}

export async function enterProject(
  asking: Asking,
  projectId: string,
  { deleted = false }: Deleted = {},
): Promise<ProjectEntrance> {
  const place = Prisma.sql`
    SELECT p.id AS "projectId" FROM "Project" p
    WHERE p.id = ${projectId} AND (p."deletedAt" IS NOT NULL) = ${deleted}`;
  const { entrance } = await enterAt(asking, place, 'project');
  return { ...entrance, projectId };
}

/** The projects, of a team or of all, in which an actor may do this: as a member, by a role on it, or by a team that it is shared with. */
export async function enterProjects(
  { database, actor, action }: Asking,
  team?: { teamId: TeamId },
): Promise<ProjectEntrance[]> {
  const ofTeam = team === undefined ? Prisma.empty : Prisma.sql`AND p."teamId" = ${team.teamId}`;
  const place = Prisma.sql`SELECT p.id AS "projectId" FROM "Project" p WHERE p."deletedAt" IS NULL ${ofTeam}`;
  const found = await standingsAt({ database, actor }, place);
  return found.flatMap(({ teamId, projectId, memberRole }) =>
    memberRole === undefined || refusalOf(actor, memberRole, action) !== undefined
      ? []
      : [{ teamId: teamScope(teamId), projectId, memberRole }],
  );
}

export async function enterStage(asking: Asking, stageId: string): Promise<StageEntrance> {
  const place = Prisma.sql`
    SELECT p.id AS "projectId" FROM "Stage" s
    JOIN "Project" p ON p.id = s."projectId" AND p."deletedAt" IS NULL
    WHERE s.id = ${stageId} AND s."deletedAt" IS NULL`;
  const { entrance, row } = await enterAt(asking, place, 'stage');
  return { ...entrance, projectId: row.projectId, stageId };
}

export async function enterDeployment(asking: Asking, deploymentId: string): Promise<DeploymentEntrance> {
  const place = Prisma.sql`
    SELECT p.id AS "projectId", d."stageId" FROM "Deployment" d
    JOIN "Project" p ON p.id = d."projectId" AND p."deletedAt" IS NULL
    WHERE d.id = ${deploymentId}`;
  const { entrance, row } = await enterAt(asking, place, 'deployment');
  if (row.stageId === undefined) throw new Error('The gate’s query answered a deployment without its stage.');
  return { ...entrance, projectId: row.projectId, stageId: row.stageId, deploymentId };
}

/** A connected AWS account is its team’s, and no project’s: who has a role on one project only finds none. */
export async function enterAwsAccount(asking: Asking, awsAccountId: string): Promise<AwsAccountEntrance> {
  const { database, actor, action } = asking;
  const rows = await database.$queryRaw`
    SELECT m."teamId", m.role FROM (${membershipsOf(actor)}) m
    JOIN "AwsAccount" a ON a."teamId" = m."teamId" AND a.id = ${awsAccountId} AND a."deletedAt" IS NULL`;
  const [row] = z.array(teamRow).parse(rows);
  const memberRole = row === undefined || isElsewhere(actor, row) ? undefined : roleOf(row.role);
  const entrance = admit(memberRole, { actor, action, noun: 'AWS account', teamId: row?.teamId ?? '' });
  return { ...entrance, awsAccountId };
}

const teamRow = z.object({ teamId: z.string(), role: z.string() });

async function enterAt(asking: Asking, place: Prisma.Sql, noun: string) {
  const { actor, action } = asking;
  const [row] = await standingsAt(asking, place);
  const entrance = admit(row?.memberRole, { actor, action, noun, teamId: row?.teamId ?? '' });
  if (row === undefined) throw new Error('The gate let somebody in to nothing.');
  if (actor.kind === 'person' && row.teamRole === null) noteOrigin({ kind: 'guest' });
  return { entrance, row };
}

const standingRow = z.object({
  teamId: z.string(),
  projectId: z.string(),
  stageId: z.string().optional(),
  teamRole: z.string().nullable(),
  grantRole: z.string().nullable(),
  sharedRole: z.string().nullable(),
  sharedMemberRole: z.string().nullable(),
});
type StandingRow = z.infer<typeof standingRow>;

/** The actor's role on each project of a place, in one query. */
async function standingsAt({ database, actor }: { database: RootDatabase; actor: Actor }, place: Prisma.Sql) {
  const rows = await database.$queryRaw`
    WITH place AS (${place}), memberships AS (${membershipsOf(actor)}), grants AS (${grantsOf(actor)})
    SELECT place.*, p."teamId", m.role AS "teamRole", g.role AS "grantRole",
      shared.role AS "sharedRole", sm.role AS "sharedMemberRole"
    FROM place
    JOIN "Project" p ON p.id = place."projectId"
    JOIN "Organization" o ON o.id = p."teamId" AND o."deletedAt" IS NULL
    LEFT JOIN memberships m ON m."teamId" = p."teamId"
    LEFT JOIN grants g ON g."projectId" = p.id
    LEFT JOIN ("ProjectGrant" shared JOIN memberships sm ON sm."teamId" = shared."teamId") ON shared."projectId" = p.id
    WHERE m.role IS NOT NULL OR g.role IS NOT NULL OR sm.role IS NOT NULL`;
  return byProject(z.array(standingRow).parse(rows)).map((each) => {
    const shared = each.rows.flatMap(({ sharedRole, sharedMemberRole }) =>
      sharedRole === null || sharedMemberRole === null ? [] : [{ grantRole: sharedRole, memberRole: sharedMemberRole }],
    );
    const memberRole = isElsewhere(actor, each.first) ? undefined : roleOnProject({ ...each.first, shared });
    return { ...each.first, memberRole };
  });
}

/** A project that is shared with several of the actor's teams has a row for each. */
function byProject(rows: readonly StandingRow[]): { first: StandingRow; rows: StandingRow[] }[] {
  const found = new Map<string, { first: StandingRow; rows: StandingRow[] }>();
  for (const row of rows) {
    const known = found.get(row.projectId);
    if (known === undefined) found.set(row.projectId, { first: row, rows: [row] });
    else known.rows.push(row);
  }
  return [...found.values()];
}

/** A token is for one team, or for one project of it: elsewhere it is a stranger. */
function isElsewhere({ token }: Actor, place: { teamId: string; projectId?: string }): boolean {
  if (token === undefined) return false;
  return token.teamId !== place.teamId || (token.projectId !== undefined && token.projectId !== place.projectId);
}

type Admission = { actor: Actor; action: Action; noun: string; teamId: string };

function admit(memberRole: MemberRole | undefined, { actor, action, noun, teamId }: Admission): Entrance {
  if (memberRole === undefined) {
    throw new AppError({ code: 'NOT_FOUND', message: `There is no such ${noun}, or you are not in its team.` });
  }
  const refusal = refusalOf(actor, memberRole, action);
  if (refusal !== undefined) throw new AppError({ code: 'FORBIDDEN', message: refusal });
  return { teamId: teamScope(teamId), memberRole };
}
