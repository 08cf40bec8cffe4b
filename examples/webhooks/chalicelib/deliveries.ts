import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from '@chalice-studio/runtime';
import type { Job } from './queue';
import { client, type Delivery, TableName } from './table';

/** A message may come twice, a delivery is handled once. */
export async function handleDelivery(event: SQSEvent) {
  for (const record of event) {
    const { source, id } = JSON.parse(record.body) as Job;
    const { Item } = await client.send(new GetCommand({ TableName, Key: { source, id } }));
    const delivery = Item as Delivery | undefined;
    if (delivery === undefined || delivery.state === 'handled') continue;
    await act(delivery);
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { source, id },
        UpdateExpression: 'SET #state = :handled',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':handled': 'handled' },
      }),
    );
  }
}

/** What each type of event is for: yours to write. */
async function act({ source, type, payload }: Delivery): Promise<void> {
  if (type === 'order.paid') console.log(`${source}: order ${payload.order} is paid`);
  else console.log(`${source}: nothing is to be done for ${type}`);
}
