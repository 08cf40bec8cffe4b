import type { DeploymentInput, DeploymentResult, Plan, PlanRef, StackCare, Target } from '@chalice-studio/target';
import { AppError } from '../app-error';
import type { Runner } from '../targets/runner';

/** What a test decides of a deployment that executes. */
export type Behaviour = {
  plan?: (input: DeploymentInput) => Promise<void>;
  /** What the plan is, beside what it is by itself. */
  planned?: () => Partial<Plan>;
  execute?: (input: DeploymentInput, signal: AbortSignal) => Promise<DeploymentResult>;
  stack?: StackCare;
  discardPlan?: (plan: PlanRef) => Promise<void>;
};

/** A target that deploys nowhere and remembers what it was asked, for tests of what happens around a target. */
export class RecordingTarget implements Runner {
  readonly planned: DeploymentInput[] = [];
  readonly executed: DeploymentInput[] = [];
  readonly behaviour: Behaviour;

  constructor(behaviour: Behaviour = {}) {
    this.behaviour = behaviour;
  }

  status() {
    return { state: 'ready' as const, isNetworkOpen: false, warnings: [], nodeVersions: ['20'] };
  }

  async loadApp(): Promise<never> {
    throw new AppError({ code: 'RUNNER_UNAVAILABLE', message: 'Nothing is run here.' });
  }

  gatewayAddress(): string {
    return '127.0.0.1:1';
  }

  async whenReady(_signal: AbortSignal): Promise<Target> {
    return this.target();
  }

  target(): Target {
    return {
      type: 'local',
      plan: async (input) => {
        this.planned.push(input);
        await this.behaviour.plan?.(input);
        return { hash: input.artifact.sha256, changes: [], resources: [], ...this.behaviour.planned?.() };
      },
      execute: async (input, progress, signal) => {
        this.executed.push(input);
        progress({ at: Date.now(), level: 'info', message: 'The new version serves' });
        const outputs = { restApiUrl: `http://localhost/${input.stage.key}/api` };
        return (await this.behaviour.execute?.(input, signal)) ?? { status: 'succeeded', outputs };
      },
      destroy: async () => {},
      outputs: async () => undefined,
      invoke: async () => ({ requestId: 'r', payload: 'null', durationMs: 1, logTail: [] }),
      request: async () => ({ statusCode: 200, headers: [], body: new Uint8Array(), durationMs: 1 }),
      readLogs: async () => ({ events: [] }),
      tailLogs: (_stage, _listener, signal) => untilAborted(signal),
      listConnections: async () => [],
      watchConnections: (_stage, _listener, signal) => untilAborted(signal),
      sendToConnection: async () => {},
      disconnect: async () => {},
      ...(this.behaviour.stack === undefined ? {} : { stack: this.behaviour.stack }),
      ...(this.behaviour.discardPlan === undefined ? {} : { discardPlan: this.behaviour.discardPlan }),
    };
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
