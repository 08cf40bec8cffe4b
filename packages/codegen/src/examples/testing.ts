import path from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamodb } from '../testing/data-services';
import { type Example, readExamples } from './index';

export async function getExample(name: string): Promise<Example> {
  const examples = await readExamples(path.join(import.meta.dirname, '../../../../examples'));
  const found = examples.find((example) => example.name === name);
  if (found === undefined) throw new Error(`There is no example ${name}.`);
  return found;
}

/** What Lambda gives every function. Each test file runs in a process of its own. */
export function setLambdaVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    // The only key that s3rver knows.
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...variables,
  });
}

/** A table behind DynamoDB's protocol, keyed by the first name and, where there is one, the second. */
export async function startTable(TableName: string, keys: readonly string[]): Promise<{ stop(): Promise<void> }> {
  const dynamodb = await startDynamodb();
  setLambdaVariables({ AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint });
  const client = new DynamoDBClient({});
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys.map((name, index) => ({ AttributeName: name, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
      AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    }),
  );
  client.destroy();
  return dynamodb;
}
