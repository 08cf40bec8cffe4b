import { type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import type { Database } from '../database/prisma';

/** Pins in the stage where its data is, as a revision of its settings; none is made where nothing is new. */
export async function pinLogicalIds(
  database: Database,
  { stageId, authorId, at }: { stageId: string; authorId: string; at: Date },
  pinnedLogicalIds: StageConfig['pinnedLogicalIds'],
): Promise<void> {
  await database.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
  const stage = await database.stage.findUniqueOrThrow({ where: { id: stageId } });
  const present = stageConfigSchema.parse(stage.config);
  const isKnown = Object.entries(pinnedLogicalIds).every(([id, pin]) => present.pinnedLogicalIds[id] === pin);
  if (isKnown) return;
  const value = { ...present.pinnedLogicalIds, ...pinnedLogicalIds };
  const config = { ...present, pinnedLogicalIds: value };
  const revision = stage.revision + 1;
  await database.stage.update({ where: { id: stageId }, data: { config, revision }, select: { id: true } });
  const edits = [{ path: ['pinnedLogicalIds'], value }];
  await database.stageRevision.create({ data: { stageId, revision, authorId, at, config, edits } });
}
