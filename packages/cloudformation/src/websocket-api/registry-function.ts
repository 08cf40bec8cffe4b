import type { Json, StageConfig } from '@chalice-studio/appspec';
import type { Contribution } from '../contribution';
import { allow, writeLogs } from '../policy';
import { getAtt, type Resource } from '../template';
import { connectionRegistry, REGISTRY_VARIABLE } from './connection-registry';
import { registryCode } from './registry-code';

type WebsocketRoute = Required<Contribution>['websocketRoutes'][number];

export const REGISTRY_FUNCTION = 'websocket_registry';
const FUNCTION = 'WebsocketRegistry';
const ROLE = 'WebsocketRegistryRole';

/** `$connect` and `$disconnect` where the app has no handler of its own, so that the registry knows everybody. */
export function registryRoutes(routes: readonly WebsocketRoute[]): WebsocketRoute[] {
  const missing = ['$connect', '$disconnect'].filter((key) => !routes.some(({ routeKey }) => routeKey === key));
  return missing.map((routeKey) => ({ routeKey, functionName: REGISTRY_FUNCTION }));
}

/** The one function behind them, whose role may write the registry and nothing else. */
export function registryFunction(stage: StageConfig): { [logicalId: string]: Resource } {
  const statements = [writeLogs, allow(['dynamodb:PutItem', 'dynamodb:DeleteItem'], connectionRegistry.arn)];
  return {
    [ROLE]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          { PolicyName: `${ROLE}Policy`, PolicyDocument: { Version: '2012-10-17', Statement: statements as Json } },
        ],
      },
    },
    [FUNCTION]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: `nodejs${stage.nodeVersion}.x`,
        Handler: 'index.handler',
        Code: { ZipFile: registryCode },
        Role: getAtt(ROLE, 'Arn'),
        Timeout: 10,
        MemorySize: 256,
        LoggingConfig: { LogFormat: 'JSON' },
        Environment: { Variables: { [REGISTRY_VARIABLE]: connectionRegistry.variable } },
      },
    },
  };
}
