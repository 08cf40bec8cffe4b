import { type TeamId, teamScope } from '../access/scope';
import type { Database, RootDatabase } from '../database/prisma';
import type { Prisma, Deployment as Row } from '../generated/prisma/client';
import { finalStatuses } from './status';

/** Somebody else has claimed the deployment since: this worker must stop, and can write nothing any more. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}

/** A deployment that this worker may work on until its lease ends. */
export type Claim = { row: Row; teamId: TeamId; projectName: string };

/** Takes the deployment unless it is over or another worker holds it. The raised token shuts out whoever held it before. */
export async function claimDeployment(
  database: RootDatabase,
  { deploymentId, now, leaseMs }: { deploymentId: string; now: Date; leaseMs: number },
): Promise<Claim | undefined> {
  const [row] = await database.deployment.updateManyAndReturn({
    where: {
      id: deploymentId,
      status: { notIn: [...finalStatuses] },
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }],
    },
    data: { leaseUntil: new Date(now.getTime() + leaseMs), fencingToken: { increment: 1 } },
  });
  if (row === undefined) return undefined;
  const project = await database.project.findUniqueOrThrow({ where: { id: row.projectId } });
  return { row, teamId: teamScope(project.teamId), projectName: project.name };
}

/** Writes to the claimed row, as long as nobody has claimed it since; the claim then has the row as it is now. */
export async function writeClaimed(
  database: Database,
  claim: Claim,
  data: Prisma.DeploymentUpdateManyMutationInput,
): Promise<void> {
  const { id, fencingToken } = claim.row;
  const [row] = await database.deployment.updateManyAndReturn({ where: { id, fencingToken }, data });
  if (row === undefined) throw new LeaseLostError(`Deployment ${id} was claimed by another worker.`);
  claim.row = row;
}
