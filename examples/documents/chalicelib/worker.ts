import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from '@chalice-studio/runtime';
import type { Job } from './queue';
import { statisticsOf } from './statistics';
import { client, type StoredDocument, TableName } from './table';

/** Only what failed is handed over again, the rest of the batch is done. */
export async function readDocuments(event: SQSEvent) {
  const batchItemFailures = [];
  for (const record of event) {
    const { id } = JSON.parse(record.body) as Job;
    try {
      await readDocument(id);
    } catch (error) {
      console.error(`Document ${id} cannot be read`, error);
      batchItemFailures.push({ itemIdentifier: record.itemIdentifier });
    }
  }
  return { batchItemFailures };
}

/** What failed three times comes here. */
export async function markFailed(event: SQSEvent) {
  for (const record of event) {
    const { id } = JSON.parse(record.body) as Job;
    await change(id, { state: 'failed' });
    console.warn(`Gave up document ${id}`);
  }
}

async function readDocument(id: string): Promise<void> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: { id } }));
  const { text } = Item as StoredDocument;
  const statistics = statisticsOf(text);
  if (statistics.words === 0) throw new Error('It has no words.');
  await change(id, { state: 'done', statistics });
  console.log(`Read ${statistics.words} words of ${id}`);
}

/** Setting the same again changes nothing: a message may come twice. */
async function change(id: string, { state, statistics }: Pick<StoredDocument, 'state' | 'statistics'>): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { id },
      UpdateExpression:
        statistics === undefined ? 'SET #state = :state' : 'SET #state = :state, #statistics = :statistics',
      ExpressionAttributeNames: {
        '#state': 'state',
        ...(statistics === undefined ? {} : { '#statistics': 'statistics' }),
      },
      ExpressionAttributeValues: {
        ':state': state,
        ...(statistics === undefined ? {} : { ':statistics': statistics }),
      },
    }),
  );
}
