import type { ServiceAnswer } from '../service-answer';
import { type Dynamodb, dynamodbError, type Item } from './dynamodb';
import { itemAt, type KeyNames, keyOf, restoreItem } from './item-keys';
import type { Journal } from './journal';

type Operation = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
type Input = Record<string, unknown> & { TableName: string; ReturnValuesOnConditionCheckFailure?: string };
type Step = { operation: Operation; input: Input; key: Item };
export type ItemChange = { table: string; key: Item; before: Item | undefined; after: Item | undefined };

/** DynamoDB's limit. */
const MAXIMUM_ITEMS = 100;
const operations: readonly Operation[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

/**
 * TransactWriteItems, which dynalite has not. The caller keeps everybody else out; each step is done with its own condition, and
 * all are undone when one fails. The old images are in the journal until the end, so that a crash in between is undone too.
 */
export async function transactWrite(
  tools: { dynamodb: Dynamodb; keyNames: KeyNames; journal: Journal },
  input: Record<string, unknown>,
): Promise<{ answer: ServiceAnswer; changes: ItemChange[] }> {
  const { dynamodb, journal } = tools;
  const parsed = await stepsOf(tools.keyNames, input);
  if ('answer' in parsed) return { answer: parsed.answer, changes: [] };
  const before = await Promise.all(
    parsed.steps.map(async ({ input: { TableName: table }, key }) => ({
      table,
      key,
      image: await itemAt(dynamodb, table, key),
    })),
  );
  await journal.write(before);
  const reasons: Record<string, unknown>[] = [];
  let refusal: ServiceAnswer | undefined;
  for (const [index, step] of parsed.steps.entries()) {
    const { status, body } = await dynamodb.call(callOf(step), inputOf(step));
    if (status === 200) reasons.push({ Code: 'None' });
    else if (String(body.__type).endsWith('ConditionalCheckFailedException')) {
      const wantsItem = step.input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      const image = before[index]?.image;
      const Item = wantsItem && image !== undefined ? { Item: image } : {};
      reasons.push({ Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...Item });
    } else refusal ??= { status, body };
  }
  const isFailed = refusal !== undefined || reasons.some((reason) => reason.Code !== 'None');
  for (const [index, step] of parsed.steps.entries()) {
    const old = before[index];
    if (old !== undefined && (isFailed || step.operation === 'ConditionCheck')) await restoreItem(dynamodb, old);
  }
  const changes = isFailed ? [] : await changesOf(dynamodb, before);
  await journal.clear();
  if (refusal !== undefined) return { answer: refusal, changes };
  return { answer: isFailed ? cancelled(reasons) : { status: 200, body: {} }, changes };
}

/** TransactGetItems; the caller keeps writers out. */
export async function transactGet(dynamodb: Dynamodb, input: Record<string, unknown>): Promise<ServiceAnswer> {
  const items = Array.isArray(input.TransactItems) ? input.TransactItems : [];
  const Responses: Record<string, unknown>[] = [];
  for (const each of items) {
    const { status, body } = await dynamodb.call('GetItem', { ...each?.Get, ConsistentRead: true });
    if (status !== 200) return { status, body };
    Responses.push(body.Item === undefined ? {} : { Item: body.Item });
  }
  return { status: 200, body: { Responses } };
}

async function stepsOf(
  keys: KeyNames,
  input: Record<string, unknown>,
): Promise<{ steps: Step[] } | { answer: ServiceAnswer }> {
  const items: unknown[] = Array.isArray(input.TransactItems) ? input.TransactItems : [];
  if (items.length === 0 || items.length > MAXIMUM_ITEMS) {
    return { answer: dynamodbError('ValidationException', `TransactItems must have 1 to ${MAXIMUM_ITEMS} members.`) };
  }
  const steps: Step[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const operation = operations.find((each) => typeof item === 'object' && item !== null && each in item);
    if (operation === undefined) {
      return {
        answer: dynamodbError('ValidationException', `A member of TransactItems has one of ${operations.join(', ')}.`),
      };
    }
    const own = (item as Record<Operation, Input>)[operation];
    const names = await keys.of(own.TableName);
    if (names === undefined)
      return { answer: dynamodbError('ResourceNotFoundException', 'Requested resource not found') };
    const key = keyOf((own.Key ?? own.Item ?? {}) as Item, names);
    const identity = JSON.stringify([own.TableName, key]);
    if (seen.has(identity)) {
      return {
        answer: dynamodbError(
          'ValidationException',
          'Transaction request cannot include multiple operations on one item',
        ),
      };
    }
    seen.add(identity);
    steps.push({ operation, input: own, key });
  }
  return { steps };
}

/** A check is an update that changes nothing; what it may create is undone with it. */
function callOf({ operation }: Step): string {
  return operation === 'ConditionCheck' ? 'UpdateItem' : `${operation}Item`;
}

function inputOf({ input }: Step): Record<string, unknown> {
  const { ReturnValuesOnConditionCheckFailure: _, ...rest } = input;
  return rest;
}

function cancelled(reasons: readonly Record<string, unknown>[]): ServiceAnswer {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return dynamodbError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

async function changesOf(
  dynamodb: Dynamodb,
  before: readonly { table: string; key: Item; image: Item | undefined }[],
): Promise<ItemChange[]> {
  return Promise.all(
    before.map(async ({ table, key, image }) => ({
      table,
      key,
      before: image,
      after: await itemAt(dynamodb, table, key),
    })),
  );
}
