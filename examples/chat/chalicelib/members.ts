import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.MEMBERS_TABLE;

/** Remembers the name of whoever is behind a connection. */
export async function addMember(connectionId: string, name: string): Promise<void> {
  await client.send(new PutCommand({ TableName, Item: { connectionId, name } }));
}

export async function nameOf(connectionId: string): Promise<string | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: { connectionId } }));
  return Item?.name;
}

/** Forgets a member; answers the name, undefined for somebody who never joined. */
export async function removeMember(connectionId: string): Promise<string | undefined> {
  const { Attributes } = await client.send(
    new DeleteCommand({ TableName, Key: { connectionId }, ReturnValues: 'ALL_OLD' }),
  );
  return Attributes?.name;
}
