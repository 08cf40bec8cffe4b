import type { ConnectionRegistry } from './connection-registry.js';
import { callAws } from './signed-call.js';

/** API Gateway closes a connection after two hours; an item outlives it a little, then DynamoDB drops it. */
const TTL_SECONDS = 2 * 3600 + 600;

type Env = Record<string, string | undefined>;

/** The registry in the stage's own DynamoDB table. Endpoint, region and credentials are Lambda's own variables. */
export function createDynamodbRegistry(table: string, env: Env = process.env): ConnectionRegistry {
  const call = (operation: string, input: unknown) =>
    callAws({ service: 'dynamodb', target: `DynamoDB_20120810.${operation}`, input, env });
  return {
    async add({ connectionId, connectedAt, sourceIp, userAgent }) {
      const Item = {
        connectionId: { S: connectionId },
        connectedAt: { N: String(connectedAt) },
        expiresAt: { N: String(Math.floor(connectedAt / 1000) + TTL_SECONDS) },
        ...(sourceIp === undefined ? {} : { sourceIp: { S: sourceIp } }),
        ...(userAgent === undefined ? {} : { userAgent: { S: userAgent } }),
      };
      await call('PutItem', { TableName: table, Item });
    },
    async remove(connectionId) {
      await call('DeleteItem', { TableName: table, Key: { connectionId: { S: connectionId } } });
    },
    async list() {
      const ids: string[] = [];
      let start: unknown;
      do {
        const input = { TableName: table, ProjectionExpression: 'connectionId', ConsistentRead: true };
        const page = await call('Scan', start === undefined ? input : { ...input, ExclusiveStartKey: start });
        const items = page.Items as { connectionId: { S: string } }[];
        ids.push(...items.map((item) => item.connectionId.S));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return ids;
    },
  };
}
