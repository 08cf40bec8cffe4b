import { type Artifact, type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import type { DeploymentInput } from '@chalice-studio/target';
import { z } from 'zod';
import { teamScope } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import type { BlobStore } from '../blobs/blob-store';
import type { RootDatabase } from '../database/prisma';
import type { Documents } from '../revisions/documents';
import { readSecrets } from '../secrets/queries';
import type { SecretKeys } from '../secrets/secret-keys';
import type { Claim } from './claim';

export type InputSources = { database: RootDatabase; documents: Documents; blobs: BlobStore; secretKeys: SecretKeys };

const functionsSchema = z.array(z.object({ name: z.string(), handler: z.string() }));
const versionsSchema = z.record(z.string(), z.number());

/** All that the target needs, from what the deployment has pinned: it is the same whenever it is put together. */
export async function inputOf(sources: InputSources, { row, projectName }: Claim): Promise<DeploymentInput> {
  const { database, documents } = sources;
  const stage = await database.stage.findUniqueOrThrow({ where: { id: row.stageId } });
  const previous = await previousOf(sources, stage.deployedId);
  return {
    deploymentId: row.id,
    stage: { key: stage.key, projectName, stageName: stage.name },
    spec: await documents.at(database, row.projectId, row.appRevision),
    stageConfig: withPins(await stageConfigOf(database, row), stageConfigSchema.parse(stage.config)),
    artifact: await artifactOf(sources, row),
    secrets: await readPinned(sources, row),
    ...(previous === undefined ? {} : { previous }),
  };
}

/** The secrets' values, which the audit log says before they are read. */
async function readPinned({ database, secretKeys }: InputSources, row: Claim['row']): Promise<Record<string, string>> {
  const versions = versionsSchema.parse(row.secretVersions);
  if (Object.keys(versions).length === 0) return {};
  const { name, project } = await database.stage.findUniqueOrThrow({
    where: { id: row.stageId },
    select: { name: true, project: { select: { teamId: true } } },
  });
  await recordAudit(database, {
    ...{ teamId: teamScope(project.teamId), projectId: row.projectId, at: new Date(), action: 'secret.read' },
    ...{ actor: { id: row.createdById, name: row.createdByName }, subject: name, subjectId: row.id },
    details: { number: row.number, names: Object.keys(versions).join(', ') },
  });
  return readSecrets(database, { keys: secretKeys, stageId: row.stageId, versions });
}

/** What was pinned since counts for an older revision too: a rollback must find the data where it is. */
function withPins(config: StageConfig, { pinnedLogicalIds }: StageConfig): StageConfig {
  return { ...config, pinnedLogicalIds: { ...config.pinnedLogicalIds, ...pinnedLogicalIds } };
}

export async function stageConfigOf(
  database: RootDatabase,
  { stageId, stageRevision }: { stageId: string; stageRevision: number },
): Promise<StageConfig> {
  const stored = await database.stageRevision.findUniqueOrThrow({
    where: { stageId_revision: { stageId, revision: stageRevision } },
  });
  return stageConfigSchema.parse(stored.config);
}

/** The artifact's bytes are gone, or are not what their name says: they have to be built again. */
export class ArtifactMissingError extends Error {
  override name = 'ArtifactMissingError';
}

async function artifactOf({ blobs }: InputSources, row: Claim['row']): Promise<Artifact> {
  const sha256 = row.artifactSha ?? '';
  const bytes = await blobs.find(sha256);
  if (bytes === undefined) {
    throw new ArtifactMissingError(
      `The artifact ${sha256.slice(0, 12)} is not kept any more. Deploy again to build it.`,
    );
  }
  return { bytes, sha256, functions: functionsSchema.parse(row.artifactFunctions) };
}

async function previousOf(
  { database, documents }: InputSources,
  deployedId: string | null,
): Promise<DeploymentInput['previous']> {
  if (deployedId === null) return undefined;
  const deployed = await database.deployment.findUnique({ where: { id: deployedId } });
  if (deployed?.artifactSha == null) return undefined;
  return {
    spec: await documents.at(database, deployed.projectId, deployed.appRevision),
    stageConfig: await stageConfigOf(database, deployed),
    artifactSha: deployed.artifactSha,
  };
}
