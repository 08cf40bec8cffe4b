import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { BadRequestError, NotFoundError, type Request } from '@chalice-studio/runtime';

const client = new DynamoDBClient({});
const TableName = process.env.ORDERS_TABLE;

export async function placeOrder(request: Request) {
  const { item } = Object(request.jsonBody);
  if (typeof item !== 'string') throw new BadRequestError('Say which item: {"item": "…"}');
  const id = randomUUID();
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, item: { S: item } } }));
  return { id, item };
}

export async function findOrder(request: Request<{ id: string }>) {
  const { id } = request.uriParams;
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  if (Item === undefined) throw new NotFoundError(`There is no order ${id}.`);
  return { id, item: Item.item?.S };
}
