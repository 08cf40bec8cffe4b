import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { BadRequestError, type Request, Response } from '@chalice-studio/runtime';
import { enqueue } from './queue';
import { checkSignature } from './signature';
import { client, type Delivery, TableName } from './table';

const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** Answers at once; a sender that waits too long sends again. */
export async function receiveWebhook(request: Request<{ source: string }>) {
  checkSignature(request.rawBody, request.headers.get('x-signature-256'));
  const id = request.headers.get('x-delivery');
  if (id === undefined || id === '')
    throw new BadRequestError('The header X-Delivery, the id of the delivery, is missing.');
  const { source } = request.uriParams;
  const isNew = await keep({ source, id, ...payloadOf(request.jsonBody) });
  // Also when it is not: the first time may have failed right here.
  await enqueue({ source, id });
  return new Response({ id, isNew }, { statusCode: 202 });
}

export async function listDeliveries(request: Request<{ source: string }>) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#source = :source',
      ExpressionAttributeNames: { '#source': 'source' },
      ExpressionAttributeValues: { ':source': request.uriParams.source },
      ScanIndexForward: false,
      Limit: 50,
    }),
  );
  return { deliveries: Items as Delivery[] };
}

function payloadOf(body: unknown): Pick<Delivery, 'type' | 'payload'> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadRequestError('The body is not a JSON object.');
  const payload = { ...body } as Record<string, unknown>;
  return { type: typeof payload.type === 'string' ? payload.type : 'unknown', payload };
}

async function keep(received: Pick<Delivery, 'source' | 'id' | 'type' | 'payload'>): Promise<boolean> {
  const now = Date.now();
  const delivery: Delivery = {
    ...received,
    state: 'received',
    receivedAt: new Date(now).toISOString(),
    expiresAt: Math.floor(now / 1000) + KEPT_SECONDS,
  };
  try {
    await client.send(new PutCommand({ TableName, Item: delivery, ConditionExpression: 'attribute_not_exists(id)' }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
