import type { Deployment } from '@chalice-studio/control-plane/contract';

export function aDeployment(deployment: Partial<Deployment> = {}): Deployment {
  return {
    id: 'dep_1',
    number: 1,
    projectId: 'prj_1',
    stageId: 'stg_1',
    stageName: 'dev',
    status: 'queued',
    attempt: 1,
    appRevision: 3,
    stageRevision: 1,
    artifactSha: null,
    artifactBytes: null,
    history: [],
    createdBy: { id: 'u1', name: 'Ada' },
    createdAt: 1000,
    finishedAt: null,
    rollbackOf: null,
    promotedFrom: null,
    awaitsApproval: null,
    approval: null,
    failure: null,
    waitsFor: null,
    waitsForOperation: null,
    plan: null,
    outputs: null,
    ...deployment,
  };
}
