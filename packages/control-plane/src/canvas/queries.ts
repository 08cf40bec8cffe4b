import type { TeamId } from '../access/scope';
import type { Database } from '../database/prisma';
import { type Notes, notesSchema, type Positions, positionsSchema } from './schema';

export async function getCanvas(
  database: Database,
  { teamId, projectId }: { teamId: TeamId; projectId: string },
): Promise<{ positions: Positions; notes: Notes }> {
  const canvas = await database.canvas.findFirst({ where: { projectId, project: { teamId } } });
  return {
    positions: positionsSchema.parse(canvas?.positions ?? {}),
    notes: notesSchema.parse(canvas?.notes ?? {}),
  };
}
