import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { CloudWatchEvent } from '@chalice-studio/runtime';
import { client, TableName, type Todo } from './table';

/** Deletes what is done, of everybody. */
export async function sweepDone(event: CloudWatchEvent) {
  const done = paginateScan(
    { client },
    { TableName, FilterExpression: 'isDone = :true', ExpressionAttributeValues: { ':true': true } },
  );
  let swept = 0;
  for await (const { Items = [] } of done) {
    for (const { owner, id } of Items as Todo[]) {
      await client.send(new DeleteCommand({ TableName, Key: { owner, id } }));
      swept += 1;
    }
  }
  console.log(`Swept ${swept} todos at ${event.time}`);
  return { swept };
}
