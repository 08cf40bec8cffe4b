import { pinsOf, synthesize } from '@chalice-studio/cloudformation';
import type {
  Connection,
  DeploymentInput,
  DeploymentOutputs,
  DeploymentProgress,
  DeploymentResult,
  HttpCall,
  LogEvent,
  LogQuery,
  Plan,
  StageRef,
  Target,
} from '@chalice-studio/target';
import { type AwsAccess, partitionOf } from './access/aws-access';
import { AwsError } from './access/aws-error';
import type { AwsConnection } from './account/aws-connection';
import { discardPlan } from './deploy/discard-plan';
import { executeStack } from './deploy/execute-stack';
import { planStack } from './deploy/stack-deployment';
import { stackNameOf } from './deploy/stack-name';
import { outputsOf, outputValues } from './deploy/stack-outputs';
import { httpRequest } from './observe/http-request';
import { invoke } from './observe/invoke';
import { liveTail } from './observe/live-tail';
import { functionMetrics } from './observe/metrics';
import {
  disconnect,
  listConnections,
  sendToConnection,
  type WebsocketStage,
  watchConnections,
} from './observe/stage-connections';
import { physicalFunctionNames } from './observe/stage-functions';
import { type LogSource, logGroupOf, readLogs, tailLogs } from './observe/stage-logs';
import { createStackCare } from './stack/stack-care';
import { listStackResources } from './stack/stack-resources';
import { findStack } from './stack/stack-state';

export type AwsTargetOptions = {
  connection: AwsConnection;
  /** The clients of one of the connection's roles; the session is named for what it is used for. */
  accessAs(role: 'observe' | 'deploy', purpose: string): AwsAccess;
  /** The Lambda functions that a stage has deployed, by our names: a stack knows them by logical id. */
  deployedFunctions(stage: StageRef): Promise<readonly string[]>;
};

/** A connected account: plain CloudFormation, and AWS's own services to watch what runs. */
export function createAwsTarget({ connection, accessAs, deployedFunctions }: AwsTargetOptions): Target {
  const never = new AbortController().signal;
  const observe = () => accessAs('observe', 'observe');
  const logSources = async (access: AwsAccess, stage: StageRef): Promise<LogSource[]> => {
    const stack = { stackName: stackNameOf(stage), stageKey: stage.key };
    const names = await physicalFunctionNames(access, stack, await deployedFunctions(stage));
    return [...names].map(([functionName, name]) => ({ functionName, logGroup: logGroupOf(name) }));
  };
  const plan = (input: DeploymentInput): Promise<Plan> =>
    planStack(accessAs('deploy', input.deploymentId), connection, input, never);
  const stack = createStackCare({ connection, accessAs, deployedFunctions });
  return {
    type: 'aws',
    plan,
    async execute(
      input: DeploymentInput,
      progress: (event: DeploymentProgress) => void,
      signal: AbortSignal,
    ): Promise<DeploymentResult> {
      const { origins } = synthesize({
        spec: input.spec,
        stage: input.stageConfig,
        functions: input.artifact.functions,
        code: { bucket: connection.bucket, key: '' },
      });
      const execution = { input, origins, plan: () => plan(input) };
      const result = await executeStack(accessAs('deploy', input.deploymentId), execution, progress, signal);
      if (result.status !== 'succeeded') return result;
      return { ...result, pinnedLogicalIds: pinsOf(input.spec, input.stageConfig) };
    },
    discardPlan: (plan) => discardPlan(accessAs('deploy', plan.deploymentId), plan),
    destroy: (stage: StageRef, { deleteData }: { deleteData: boolean }) =>
      stack.destroy(stage, { deleteData, signal: never, progress: () => undefined }),
    stack,
    async outputs(stage: StageRef): Promise<DeploymentOutputs | undefined> {
      const access = observe();
      const stack = await findStack(access, stackNameOf(stage));
      return stack === undefined ? undefined : outputsOf(access, stack);
    },
    async invoke(stage: StageRef, functionName: string, payload: string) {
      const access = accessAs('deploy', 'invoke');
      return invoke(access, await physicalName(access, stage, functionName), payload);
    },
    async request(stage: StageRef, call: HttpCall) {
      const access = observe();
      const { restApiUrl } = outputsOf(access, await findStack(access, stackNameOf(stage)));
      if (restApiUrl === undefined) throw notDeployed('a REST API');
      return httpRequest(restApiUrl, call);
    },
    async readLogs(stage: StageRef, query: LogQuery) {
      const access = observe();
      return readLogs(access, await logSources(access, stage), query);
    },
    async tailLogs(stage: StageRef, listener: (events: LogEvent[]) => void, signal: AbortSignal) {
      const access = observe();
      await tailLogs(access, () => logSources(access, stage), listener, signal);
    },
    async liveTail(stage: StageRef, listener: (events: LogEvent[]) => void, signal: AbortSignal) {
      const access = observe();
      const { region, accountId } = connection;
      const place = { partition: partitionOf(region), region, accountId };
      await liveTail(access, { findSources: () => logSources(access, stage), place }, listener, signal);
    },
    async functionMetrics(stage: StageRef, range: { from: number; to: number }) {
      const access = observe();
      const names = await deployedFunctions(stage);
      const stack = { stackName: stackNameOf(stage), stageKey: stage.key };
      return functionMetrics(access, await physicalFunctionNames(access, stack, names), range);
    },
    async listConnections(stage: StageRef): Promise<Connection[]> {
      const access = observe();
      return listConnections(access, await websocketStage(access, stage));
    },
    async watchConnections(stage: StageRef, listener: (connections: Connection[]) => void, signal: AbortSignal) {
      const access = observe();
      await watchConnections(access, () => findWebsocketStage(access, stage), listener, signal);
    },
    async sendToConnection(stage: StageRef, connectionId: string, data: Uint8Array) {
      const access = accessAs('deploy', 'send');
      await sendToConnection(access, await websocketStage(access, stage), { connectionId, data });
    },
    async disconnect(stage: StageRef, connectionId: string) {
      const access = accessAs('deploy', 'disconnect');
      await disconnect(access, await websocketStage(access, stage), connectionId);
    },
  };
}

async function physicalName(access: AwsAccess, stage: StageRef, functionName: string): Promise<string> {
  const stack = { stackName: stackNameOf(stage), stageKey: stage.key };
  const isDeployed = (await findStack(access, stack.stackName)) !== undefined;
  const names = isDeployed ? await physicalFunctionNames(access, stack, [functionName]) : undefined;
  const name = names?.get(functionName);
  if (name === undefined) throw notDeployed(`a function ${functionName}`);
  return name;
}

async function websocketStage(access: AwsAccess, stage: StageRef): Promise<WebsocketStage> {
  const found = await findWebsocketStage(access, stage);
  if (found === undefined) throw notDeployed('a WebSocket API');
  return found;
}

async function findWebsocketStage(access: AwsAccess, stage: StageRef): Promise<WebsocketStage | undefined> {
  const stackName = stackNameOf(stage);
  const values = outputValues(await findStack(access, stackName));
  const apiId = values.WebsocketAPIId;
  if (apiId === undefined) return undefined;
  const table = (await listStackResources(access, stackName)).get('WebsocketConnections')?.physicalId;
  if (table === undefined) return undefined;
  const url = values.WebsocketConnectEndpointURL ?? '';
  return { apiId, table, apiGatewayStage: new URL(url).pathname.replaceAll('/', '') };
}

const notDeployed = (what: string) =>
  new AwsError({ code: 'NOT_FOUND', message: `The stage has not deployed ${what}. Deploy it first.` });
