import type { AppSpec, StageConfig } from '@chalice-studio/appspec';
import { chooseNode, type Isolation, type NodeBinary } from '@chalice-studio/sandbox';
import { secretMask } from '@chalice-studio/target';
import { FunctionPool } from '../functions/function-pool';
import type { InstanceBudget } from '../functions/instance-budget';
import { type RestApi, restApiOf } from '../gateway/rest-api';
import type { LogStore } from '../logs/log-store';
import { maskedLog } from '../logs/masked-log';
import { type WebsocketRoutes, websocketRoutesOf } from '../websocket/websocket-routes';
import {
  AWS_PORT,
  CONNECTIONS_PORT,
  environmentOf,
  identityOf,
  type StageEnvironment,
  settingsOf,
} from './environment';

/** Chalice's defaults. */
const DEFAULT_MEMORY_MB = 128;
const DEFAULT_TIMEOUT_SECONDS = 60;
const MAXIMUM_INSTANCES = 10;
export const AWS_SOCKET = 'aws.sock';
export const CONNECTIONS_SOCKET = 'connections.sock';

/** What runs after one deployment. It never changes: a new deployment is a new version. */
export type Version = {
  deploymentId: string;
  spec: AppSpec;
  stageConfig: StageConfig;
  artifactSha: string;
  functions: ReadonlyMap<string, FunctionPool>;
  restApi: RestApi | undefined;
  websocket: WebsocketRoutes | undefined;
  nodeMajor: number;
  /** The stage's log, without the secrets of this version. */
  logs: LogStore;
  /** Takes the secrets of this version out of a text. */
  mask: (text: string) => string;
};

export type VersionInput = {
  deploymentId: string;
  environment: StageEnvironment;
  artifact: { sha256: string; functions: readonly { name: string; handler: string }[] };
  appDirectory: string;
  socketDirectory: string;
  host: { isolation: Isolation; nodeBinaries: readonly NodeBinary[]; budget: InstanceBudget };
  logs: LogStore;
};

export function createVersion(input: VersionInput): Version {
  const { spec, stageConfig } = input.environment;
  const node = chooseNode(input.host.nodeBinaries, Number(stageConfig.nodeVersion));
  const mask = secretMask(input.environment.secrets);
  const logs = maskedLog(input.logs, mask);
  const functions = new Map(
    input.artifact.functions.map((each) => [each.name, createPool({ ...input, logs }, each, node)]),
  );
  return {
    deploymentId: input.deploymentId,
    spec,
    stageConfig,
    artifactSha: input.artifact.sha256,
    functions,
    restApi: restApiOf(spec),
    websocket: websocketRoutesOf(spec),
    nodeMajor: node.major,
    logs,
    mask,
  };
}

function createPool(input: VersionInput, deployed: { name: string; handler: string }, node: NodeBinary): FunctionPool {
  const settings = settingsOf(input.environment.stageConfig, deployed.name);
  const memoryMb = settings.lambdaMemorySize ?? DEFAULT_MEMORY_MB;
  const [file = 'index', exported = 'handler'] = deployed.handler.split('.');
  return new FunctionPool({
    name: deployed.name,
    timeoutMs: (settings.lambdaTimeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    memoryMb,
    maximumInstances: Math.min(settings.reservedConcurrency ?? MAXIMUM_INSTANCES, MAXIMUM_INSTANCES),
    budget: input.host.budget,
    logs: input.logs,
    sandbox: {
      isolation: input.host.isolation,
      node,
      appDirectory: input.appDirectory,
      file: `${file}.mjs`,
      export: exported,
      env: environmentOf(input.environment, deployed.name, memoryMb),
      memoryMb,
      identity: identityOf(input.environment, deployed.name, memoryMb),
      sockets: {
        directory: input.socketDirectory,
        ports: [
          { port: AWS_PORT, name: AWS_SOCKET },
          { port: CONNECTIONS_PORT, name: CONNECTIONS_SOCKET },
        ],
      },
    },
  });
}
