import { randomUUID } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { NotFoundError, type Request, Response } from '@chalice-studio/runtime';
import type { AddTodoBody, ChangeTodoBody } from '../schemas';
import { callerOf } from './auth';
import { client, TableName, type Todo } from './table';

export async function listTodos(request: Request) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': callerOf(request) },
    }),
  );
  const todos = (Items as Todo[]).sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return { todos };
}

export async function addTodo(request: Request & { validBody: AddTodoBody }) {
  const todo: Todo = {
    owner: callerOf(request),
    id: randomUUID(),
    text: request.validBody.text,
    isDone: false,
    createdAt: new Date().toISOString(),
  };
  await client.send(new PutCommand({ TableName, Item: todo }));
  console.log(`${todo.owner} added “${todo.text}”`);
  return new Response(todo, { statusCode: 201, headers: { Location: `/todos/${todo.id}` } });
}

export async function getTodo(request: Request<{ id: string }>) {
  const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(request) }));
  if (Item === undefined) throw new NotFoundError(`There is no todo ${request.uriParams.id}.`);
  return Item;
}

export async function changeTodo(request: Request<{ id: string }> & { validBody: ChangeTodoBody }) {
  const changes = Object.entries(request.validBody).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return getTodo(request);
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key: keyOf(request),
        ConditionExpression: 'attribute_exists(id)',
        UpdateExpression: `SET ${changes.map(([field]) => `#${field} = :${field}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(changes.map(([field]) => [`#${field}`, field])),
        ExpressionAttributeValues: Object.fromEntries(changes.map(([field, value]) => [`:${field}`, value])),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException')
      throw new NotFoundError(`There is no todo ${request.uriParams.id}.`);
    throw error;
  }
}

export async function removeTodo(request: Request<{ id: string }>) {
  await client.send(new DeleteCommand({ TableName, Key: keyOf(request) }));
  return new Response('', { statusCode: 204 });
}

function keyOf(request: Request<{ id: string }>) {
  return { owner: callerOf(request), id: request.uriParams.id };
}
