import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
export const write = (id) =>
  client.send(
    new PutItemCommand({
      TableName: 'connections',
      Item: {
        connectionId: { S: id },
        connectedAt: { N: '1795568400000' },
        expiresAt: { N: '1795576200' },
        sourceIp: { S: '203.0.113.7' },
      },
    }),
  );
