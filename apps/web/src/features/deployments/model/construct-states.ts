import type { Deployment, DeploymentEvent } from '@chalice-studio/control-plane/contract';
import { isOver } from './live-deployment';

export type ConstructState = {
  state: 'pending' | 'in-progress' | 'done' | 'failed' | 'undone';
  /** Of its resources; none where it is a part of others', as a route is of the API. */
  doneCount: number;
  count: number;
  /** Why it failed, in the target's words. */
  reason?: string;
};

/** Resources that belong to no construct: the API, roles. */
export const OF_THE_APP = '';

type Resource = { entityId: string; state: ConstructState['state']; reason?: string };
type Shown = Pick<Deployment, 'status' | 'plan'>;

/** What becomes of each construct that the plan touches, from the events of its resources as they come. */
export function constructStates(deployment: Shown, events: readonly DeploymentEvent[]): Map<string, ConstructState> {
  const { plan } = deployment;
  if (plan === null) return new Map();
  const resources = resourceStates(plan, events);
  const byConstruct = new Map<string, Resource[]>();
  for (const resource of resources.values())
    byConstruct.set(resource.entityId, [...(byConstruct.get(resource.entityId) ?? []), resource]);
  const states = new Map<string, ConstructState>();
  for (const [entityId, own] of byConstruct) {
    const state = sumOf(own, deployment);
    if (state !== undefined) states.set(entityId, state);
  }
  for (const { entityId } of plan.changes) {
    if (entityId === undefined || byConstruct.has(entityId)) continue;
    const state = ofDeployment(deployment);
    if (state !== undefined) states.set(entityId, { state, doneCount: 0, count: 0 });
  }
  return states;
}

function resourceStates(plan: NonNullable<Deployment['plan']>, events: readonly DeploymentEvent[]) {
  const resources = new Map<string, Resource>(
    plan.resources.map(({ logicalId, entityId = OF_THE_APP }) => [logicalId, { entityId, state: 'pending' }]),
  );
  for (const { resource, entityId, message } of events) {
    if (resource === undefined) continue;
    const held = resources.get(resource.logicalId);
    // What failed is the cause; that it then goes back to what it was says less.
    if (held?.state === 'failed') continue;
    const isConsequence = resource.state === 'failed' && /cancelled/i.test(message);
    resources.set(resource.logicalId, {
      entityId: held?.entityId ?? entityId ?? OF_THE_APP,
      state: isConsequence ? 'undone' : resource.state,
      ...(resource.state === 'failed' && !isConsequence ? { reason: message } : {}),
    });
  }
  return resources;
}

function sumOf(resources: readonly Resource[], deployment: Shown): ConstructState | undefined {
  const isSucceeded = deployment.status === 'succeeded';
  const states = new Set(resources.map(({ state }) => (isSucceeded ? 'done' : state)));
  const doneCount = isSucceeded ? resources.length : resources.filter(({ state }) => state === 'done').length;
  const reason = resources.find((each) => each.reason !== undefined)?.reason;
  const counts = { doneCount, count: resources.length, ...(reason === undefined ? {} : { reason }) };
  if (states.has('failed')) return { state: 'failed', ...counts };
  if (isOver(deployment) && !isSucceeded) return states.has('pending') ? undefined : { state: 'undone', ...counts };
  if (states.size === 1 && states.has('done')) return { state: 'done', ...counts };
  if (states.has('in-progress') || doneCount > 0) return { state: 'in-progress', ...counts };
  return { state: states.has('undone') ? 'undone' : 'pending', ...counts };
}

/** A construct without resources of its own goes with the deployment. */
function ofDeployment({ status }: Shown): ConstructState['state'] | undefined {
  if (status === 'succeeded') return 'done';
  if (status === 'executing') return 'in-progress';
  return isOver({ status }) ? undefined : 'pending';
}
