import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Request, Response } from '@chalice-studio/runtime';
import type { AddSaleBody } from '../schemas';
import { client, dayOf, type Sale, TableName } from './table';

export async function addSale(request: Request & { validBody: AddSaleBody }) {
  const sale: Sale = { day: dayOf(new Date()), id: randomUUID(), ...request.validBody };
  await client.send(new PutCommand({ TableName, Item: sale }));
  return new Response(sale, { statusCode: 201 });
}
