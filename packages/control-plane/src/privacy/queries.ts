import type { TeamId } from '../access/scope';
import type { Database } from '../database/prisma';
import { type CapturePolicy, NO_CAPTURE } from './capture';
import { captureSchema } from './schema';

export async function getCapture(
  database: Database,
  { teamId, projectId }: { teamId: TeamId; projectId: string },
): Promise<CapturePolicy & { redactedFields: string[] }> {
  const where = { id: projectId, teamId };
  const { capture } = await database.project.findFirstOrThrow({ where, select: { capture: true } });
  return captureSchema.parse(capture ?? NO_CAPTURE);
}
