import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { NotFoundError, type Request, Response } from '@chalice-studio/runtime';
import type { AddNoteBody } from '../schemas';
import { memberOf } from './member';
import { client, type Note, TableName } from './table';

export async function listNotes(request: Request) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': memberOf(request).id },
    }),
  );
  return { notes: (Items as Note[]).sort((a, b) => a.createdAt.localeCompare(b.createdAt)) };
}

export async function addNote(request: Request & { validBody: AddNoteBody }) {
  const { title, text = '' } = request.validBody;
  const note: Note = {
    owner: memberOf(request).id,
    id: randomUUID(),
    title,
    text,
    createdAt: new Date().toISOString(),
  };
  await client.send(new PutCommand({ TableName, Item: note }));
  return new Response(note, { statusCode: 201 });
}

/** Of the caller alone: somebody else's note is as good as not there. */
export async function removeNote(request: Request<{ id: string }>) {
  const Key = { owner: memberOf(request).id, id: request.uriParams.id };
  const { Attributes } = await client.send(new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' }));
  if (Attributes === undefined) throw new NotFoundError(`You have no note ${Key.id}.`);
  return new Response('', { statusCode: 204 });
}
