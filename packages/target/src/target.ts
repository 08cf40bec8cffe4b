import type { AppSpec, Artifact, StageConfig } from '@chalice-studio/appspec';
import type { Connection, FunctionMetrics, LogEvent, LogQuery, MetricsRange } from './observing';
import type { Plan } from './plan';
import type { StackCare } from './stack-care';

/** A stage of a project as a target knows it. `key` is unique in the studio, URL-safe, and names its data for ever. */
export type StageRef = { key: string; projectName: string; stageName: string };

/** Everything that a deployment is made of; a target never reads anything else. */
export type DeploymentInput = {
  deploymentId: string;
  stage: StageRef;
  spec: AppSpec;
  stageConfig: StageConfig;
  artifact: Artifact;
  /** Secret name → value, decrypted for this deployment alone; never written to a log, plan or result. */
  secrets: Readonly<Record<string, string>>;
  /** What is deployed now, to say in the plan what changes; absent at the first deployment. */
  previous?: { spec: AppSpec; stageConfig: StageConfig; artifactSha: string };
};

export type DeploymentProgress = {
  at: number;
  message: string;
  entityId?: string;
  level: 'debug' | 'info' | 'error';
  /** The resource that it is about, by its logical id, and what became of it. */
  resource?: { logicalId: string; state: ResourceState };
};

/** `undone`: it went back to what it was, since another resource failed. */
export type ResourceState = 'in-progress' | 'done' | 'failed' | 'undone';

/** The plan of a deployment; `isLast`: no other deployment of the stage has one, or ever will have it executed. */
export type PlanRef = { stage: StageRef; deploymentId: string; isLast: boolean };

/** Addresses of what runs. */
export type DeploymentOutputs = { restApiUrl?: string; websocketUrl?: string };

export type DeploymentResult =
  | {
      status: 'succeeded';
      outputs: DeploymentOutputs;
      /** Resource id → logical id, to be pinned in the stage: a later rename never replaces data. */
      pinnedLogicalIds?: StageConfig['pinnedLogicalIds'];
    }
  | {
      status: 'failed';
      reason: string;
      /** The construct that caused it. */
      entityId?: string;
      /** What ran before runs again. */
      isRolledBack?: boolean;
    };

export type InvokeResult = {
  requestId: string;
  /** What the handler answered, as JSON text; Lambda's `errorType`, `errorMessage`, `trace` object when it threw. */
  payload: string;
  functionError?: 'Unhandled' | 'Handled';
  durationMs: number;
  logTail: readonly string[];
};

export type HttpCall = { method: string; path: string; headers: Readonly<Record<string, string>>; body?: Uint8Array };
export type HttpAnswer = {
  statusCode: number;
  headers: readonly (readonly [string, string])[];
  body: Uint8Array;
  durationMs: number;
};

/**
 * Where an app runs. Both implementations pass the contract tests in `./testing`.
 * Each method is idempotent by `deploymentId`, so that a worker that died can call it again.
 */
export interface Target {
  readonly type: 'local' | 'aws';
  /** What deploying would do, in app words; changes nothing that a user can see. */
  plan(input: DeploymentInput): Promise<Plan>;
  /**
   * Deploys; `progress` is called as it happens. Throws only on bugs and lost connections. Aborting the signal cancels;
   * with a DetachedError as its reason it only stops following.
   */
  execute(
    input: DeploymentInput,
    progress: (event: DeploymentProgress) => void,
    signal: AbortSignal,
  ): Promise<DeploymentResult>;
  /** Takes away what `plan` left where it runs, once nobody will execute it; absent where a plan leaves nothing. */
  discardPlan?(plan: PlanRef): Promise<void>;
  /** Stops and removes what runs; data is kept unless `deleteData`. */
  destroy(stage: StageRef, options: { deleteData: boolean }): Promise<void>;
  outputs(stage: StageRef): Promise<DeploymentOutputs | undefined>;
  /** Calls a Lambda function by its name without app and stage (`api_handler`). */
  invoke(stage: StageRef, functionName: string, payload: string): Promise<InvokeResult>;
  /** Calls the REST API as a client would. */
  request(stage: StageRef, call: HttpCall): Promise<HttpAnswer>;
  /** A page of past log events, oldest first; without a token the newest, and `nextToken` leads to older ones. */
  readLogs(stage: StageRef, query: LogQuery): Promise<{ events: LogEvent[]; nextToken?: string }>;
  /** Calls `listener` with batches as they come until `signal` aborts. */
  tailLogs(stage: StageRef, listener: (events: LogEvent[]) => void, signal: AbortSignal): Promise<void>;
  /**
   * As tailLogs without delay, where that has a price of its own: absent where tailLogs has none. It may end by itself;
   * ids of its events are not those of readLogs.
   */
  liveTail?(stage: StageRef, listener: (events: LogEvent[]) => void, signal: AbortSignal): Promise<void>;
  /** What the platform counted; absent where nothing counts but the log. */
  functionMetrics?(stage: StageRef, range: MetricsRange): Promise<FunctionMetrics[]>;
  listConnections(stage: StageRef): Promise<Connection[]>;
  /** Calls `listener` with the whole list whenever it changes, until `signal` aborts. */
  watchConnections(stage: StageRef, listener: (connections: Connection[]) => void, signal: AbortSignal): Promise<void>;
  /** Throws GoneError when the client has left. */
  sendToConnection(stage: StageRef, connectionId: string, data: Uint8Array): Promise<void>;
  disconnect(stage: StageRef, connectionId: string): Promise<void>;
  /** Absent where a stage has no stack. */
  readonly stack?: StackCare;
}

export class GoneError extends Error {
  override name = 'GoneError';
  constructor(readonly connectionId: string) {
    super(`Connection ${connectionId} is gone.`);
  }
}
