import type { StageConfig } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { getConnection } from '../aws-accounts/queries';
import type { Database } from '../database/prisma';
import type { WantedTarget } from './schema';

type StageTarget = StageConfig['target'];

/** Only a connected account of the stage's own team will do: to any other the answer is that it is not there. */
export async function stageTarget(
  database: Database,
  { teamId, wanted }: { teamId: TeamId; wanted: WantedTarget },
): Promise<StageTarget> {
  if (wanted.type === 'local') return wanted;
  const { awsAccountId } = wanted;
  // Held until the stage is there, so that the account is not deleted in between.
  await database.$queryRaw`SELECT id FROM "AwsAccount" WHERE id = ${awsAccountId} AND "teamId" = ${teamId} FOR UPDATE`;
  const { region } = await getConnection(database, { teamId, awsAccountId });
  return { type: 'aws', awsAccountId, region };
}

/** What of a target the stage's row says beside its configuration. */
export function targetColumns(target: StageTarget): { targetType: string; awsAccountId: string | null } {
  return { targetType: target.type, awsAccountId: target.type === 'aws' ? target.awsAccountId : null };
}

/** Refuses to forget a stage whose stack is still in the account, where nobody would find it again. */
export function stackRemains(stackName: string, status: string | undefined): AppError {
  const state = status === undefined ? '' : ` (${status})`;
  const message = `The stack ${stackName}${state} is still in the AWS account. Destroy it on the page Deployments first, then delete the stage.`;
  return new AppError({ code: 'CONFLICT', message });
}
