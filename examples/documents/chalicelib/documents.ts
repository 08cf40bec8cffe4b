import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { NotFoundError, type Request, Response } from '@chalice-studio/runtime';
import type { AddDocumentBody } from '../schemas';
import { enqueue } from './queue';
import { client, type StoredDocument, TableName } from './table';

/** Stored first: a worker that is quick finds it. */
export async function addDocument(request: Request & { validBody: AddDocumentBody }) {
  const document: StoredDocument = { id: randomUUID(), text: request.validBody.text, state: 'queued' };
  await client.send(new PutCommand({ TableName, Item: document }));
  await enqueue({ id: document.id });
  const Location = `/documents/${document.id}`;
  return new Response({ id: document.id, state: document.state }, { statusCode: 202, headers: { Location } });
}

export async function getDocument(request: Request<{ id: string }>) {
  const { id } = request.uriParams;
  const { Item } = await client.send(new GetCommand({ TableName, Key: { id } }));
  if (Item === undefined) throw new NotFoundError(`There is no document ${id}.`);
  const { state, statistics } = Item as StoredDocument;
  return { id, state, ...(statistics === undefined ? {} : { statistics }) };
}
