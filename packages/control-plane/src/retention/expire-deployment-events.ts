import { studioKeepDays } from './keep-days';
import { DAY_MS, type RetentionOptions } from './options';

/** Removes what deployments said that were over long ago; the deployments themselves stay. */
export async function expireDeploymentEvents({ database, now }: RetentionOptions): Promise<Record<string, number>> {
  const days = await studioKeepDays(database, 'deployment-events');
  if (days === null) return { 'lines of deployments': 0 };
  const before = new Date(now().getTime() - days * DAY_MS);
  const { count } = await database.deploymentEvent.deleteMany({
    where: { deployment: { finishedAt: { lt: before } } },
  });
  return { 'lines of deployments': count };
}
