import { z } from 'zod';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { roleArnsSchema } from './schema';

const connectedSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  region: z.string(),
  externalId: z.string(),
  roleArns: roleArnsSchema,
  bucket: z.string(),
  permissionsBoundaryArn: z.string(),
});

/** The connection by which a stage is reached. Its team's alone: a stage can name nobody else's. */
export async function getStageConnection(
  database: Database,
  { teamId, awsAccountId, region }: { teamId: TeamId; awsAccountId: string; region: string },
) {
  const stored = await database.awsAccount.findFirst({ where: { id: awsAccountId, teamId, deletedAt: null } });
  if (stored === null) {
    const message = 'The stage’s AWS account is not connected any more. Connect it again and make the stage anew.';
    throw new AppError({ code: 'CONFLICT', message });
  }
  const connected = connectedSchema.safeParse(stored);
  if (!connected.success) {
    const message = `The AWS account ${stored.name} is not connected yet. Finish connecting it on the page AWS accounts.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  if (stored.region !== region) {
    const message = `The stage is in ${region}, the AWS account ${stored.name} is connected in ${stored.region}. Connect it there too.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  return connected.data;
}
