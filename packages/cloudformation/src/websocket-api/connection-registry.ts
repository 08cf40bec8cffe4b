import type { Json } from '@chalice-studio/appspec';
import { allow, type PolicyStatement } from '../policy';
import { getAtt, type Resource, ref } from '../template';

const TABLE = 'WebsocketConnections';

/** The variable by which the runtime finds the registry. */
export const REGISTRY_VARIABLE = 'CHALICE_WEBSOCKET_TABLE';

/** AWS has no call that lists a WebSocket API's connections, so the stack keeps them: one item each, gone by TTL. */
export const connectionRegistry: {
  resources: { [logicalId: string]: Resource };
  variable: Json;
  arn: Json;
  statement: PolicyStatement;
} = {
  resources: {
    [TABLE]: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'connectionId', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'connectionId', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    },
  },
  variable: ref(TABLE),
  arn: getAtt(TABLE, 'Arn'),
  statement: allow(
    ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:Scan'],
    getAtt(TABLE, 'Arn'),
  ),
};
