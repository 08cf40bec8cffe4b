import { type AppSpec, checkSpec, checkStage, type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import { type Deployable, planChanges } from '@chalice-studio/target';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import type { Documents } from '../revisions/documents';
import { stageConfigOf } from './input';
import type { Promotion } from './schema';

type Asked = { teamId: TeamId; projectId: string; deploymentId: string; toStageId: string };

/**
 * What promoting would change, in two parts: the app, between what runs in the other stage and what comes to it; the
 * settings, between those that the artifact ran with so far and those that it gets.
 */
export async function comparePromotion(
  { database, documents }: { database: RootDatabase; documents: Documents },
  { teamId, projectId, deploymentId, toStageId }: Asked,
): Promise<Promotion> {
  const source = await database.deployment.findFirst({ where: { id: deploymentId, project: { teamId } } });
  const to = await database.stage.findFirst({ where: { id: toStageId, projectId, deletedAt: null } });
  if (source === null || to === null)
    throw new AppError({ code: 'NOT_FOUND', message: 'The stage or the deployment was deleted.' });
  const coming = await documents.at(database, projectId, source.appRevision);
  const settings = stageConfigSchema.parse(to.config);
  const running =
    to.deployedId === null ? null : await database.deployment.findUnique({ where: { id: to.deployedId } });
  const present = running === null ? undefined : await documents.at(database, projectId, running.appRevision);
  const soFar = await stageConfigOf(database, source);
  return {
    ...{ stageName: to.name, isProduction: to.isProduction, appRevision: source.appRevision },
    running: running === null ? null : { number: running.number, appRevision: running.appRevision },
    isSameArtifact: running !== null && running.artifactSha === source.artifactSha,
    appChanges: differences(present && { spec: present, stageConfig: settings }, coming, settings),
    settingChanges: differences({ spec: coming, stageConfig: soFar }, coming, alike(settings, soFar)),
    problems: [...checkSpec(coming), ...checkStage(coming, settings)].filter(({ severity }) => severity === 'error'),
  };
}

function differences(before: Deployable | undefined, spec: AppSpec, stageConfig: StageConfig) {
  return planChanges(before, { spec, stageConfig });
}

/** That it is another stage in another place is no difference of settings. */
function alike(settings: StageConfig, { target }: StageConfig): StageConfig {
  return { ...settings, target };
}
