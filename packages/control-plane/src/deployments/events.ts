import type { TeamId } from '../access/scope';
import type { RootDatabase } from '../database/prisma';
import type { Bus } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';
import { getDeployment } from './queries';
import type { DeploymentEvent } from './schema';

/** Tells the project's pages of a deployment as it is now, with the events that are new. */
export async function publishDeployment(
  { bus, database }: { bus: Bus; database: RootDatabase },
  { teamId, deploymentId }: { teamId: TeamId; deploymentId: string },
  events: DeploymentEvent[] = [],
): Promise<void> {
  const deployment = await getDeployment(database, { teamId, deploymentId });
  bus.publish(topics.project(deployment.projectId), { type: 'deployment', deployment, events } satisfies StreamMessage);
}
