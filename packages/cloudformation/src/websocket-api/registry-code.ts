/**
 * The inline code behind `$connect` and `$disconnect` where the app has no handler of its own there: the runtime keeps the
 * registry within the app's functions, and without these routes none of them would hear who comes and goes. It writes the
 * runtime's items (`websocket/dynamodb-registry.ts`), and a write that fails never refuses a connection.
 */
export const registryCode = `const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const dynamodb = new DynamoDB({});
const TableName = process.env.CHALICE_WEBSOCKET_TABLE;
const TTL_SECONDS = 2 * 3600 + 600;

async function record({ connectionId, eventType, identity = {} }) {
  const key = { connectionId: { S: connectionId } };
  if (eventType === 'DISCONNECT') return dynamodb.deleteItem({ TableName, Key: key });
  const connectedAt = Date.now();
  const Item = { ...key, connectedAt: { N: String(connectedAt) },
    expiresAt: { N: String(Math.floor(connectedAt / 1000) + TTL_SECONDS) } };
  for (const name of ['sourceIp', 'userAgent']) if (identity[name]) Item[name] = { S: identity[name] };
  return dynamodb.putItem({ TableName, Item });
}

exports.handler = async (event) => {
  try {
    await record(event.requestContext);
  } catch (error) {
    console.error('The connection registry could not be written', error);
  }
  return { statusCode: 200 };
};
`;
