import { type Edit, emptyAppSpec } from '@chalice-studio/appspec';
import { aTable } from '@chalice-studio/appspec/testing';
import { withTrial } from '@chalice-studio/target-aws/testing';
import { createRecordId } from '../record-id';
import { createApp, deploymentEnded, type TestPerson } from './person';

/** An app with a route and a table, and a stage of it in a connected account. */
export async function createAwsApp(person: TestPerson, { awsAccountId }: { awsAccountId: string }) {
  const { client } = person;
  const app = await createApp(person);
  const { projectId } = app;
  const table = aTable({ id: 'res_aaaaaaaaaa', name: 'orders' });
  await app.write([{ type: 'create', collection: 'resources', entity: table }]);
  const target = { type: 'aws' as const, awsAccountId };
  const { id: stageId } = await client.stages.create({ projectId, name: 'live', target });
  // The Node of the functions that the emulator runs.
  await client.stages.update({ stageId, baseRevision: 1, edits: [{ path: ['nodeVersion'], value: '22' }] });
  const find = async (deploymentId: string) => (await client.deployments.get({ deploymentId })).deployment;
  const deploy = (options: { withoutAsking?: boolean } = {}) =>
    client.deployments.create({ stageId, clientRequestId: createRecordId(), ...options });
  const planned = async (deploymentId: string) => {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const found = await find(deploymentId);
      if (found.awaitsApproval !== null || found.finishedAt !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Deployment ${deploymentId} was not planned within 30 s.`);
  };
  const approve = async (deploymentId: string) => {
    const { plan, failure } = await planned(deploymentId);
    if (plan === null) throw new Error(`It was not planned: ${failure?.message}`);
    await client.deployments.approve({ deploymentId, planHash: plan.hash, confirmName: 'live' });
  };
  const ended = (deploymentId: string) => deploymentEnded(person, deploymentId);
  return {
    ...{ projectId, stageId, table, route: app.route, write: app.write, find, deploy, planned, approve, ended },
    /** Deploys what is designed now, approved by whoever deploys. */
    async deployed() {
      const { id } = await deploy();
      await approve(id);
      return ended(id);
    },
    stage: async () => (await client.stages.list({ projectId })).find((each) => each.id === stageId),
  };
}

/** How a deployment comes to fail, or to be slow, on purpose. */
export function setTrial(mode: Parameters<typeof withTrial>[1]): Edit {
  const { extraCloudFormation } = withTrial(emptyAppSpec('trial'), mode);
  return {
    type: 'set',
    id: 'app',
    path: ['extraCloudFormation'],
    value: JSON.parse(JSON.stringify(extraCloudFormation)),
  };
}
