import type { AppSpec } from '../../app-spec';
import type { DynamodbRecord } from '../../constructs/dynamodb-record';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { checkStreamFailures } from '../failures';
import { findingIf, setting } from '../finding';
import { checkFunctionName } from '../names';
import { checkFilters } from '../patterns';
import { checkSourceResource } from '../source-resource';
import { checkStreamBatch } from '../stream-batch';

export function checkDynamodbRecord(entity: DynamodbRecord, spec: AppSpec): Problem[] {
  const { id: entityId, table: resourceId } = entity;
  return [
    ...checkFunctionName(entity, spec),
    ...checkSourceResource(spec, { entityId, field: 'table', resourceId, type: 'table' }),
    ...checkTableStream(entity, spec),
    ...checkReaders(entity, spec),
    ...checkStreamBatch(entity),
    ...checkFilters(entity),
    ...checkStreamFailures(entity, spec),
  ];
}

function checkTableStream({ id, table: tableId }: DynamodbRecord, spec: AppSpec): Problem[] {
  const table = spec.resources[tableId];
  if (table?.type !== 'table') return [];
  const hasStream =
    table.origin.type === 'existing' ? table.origin.streamArn !== undefined : table.streamViewType !== undefined;
  const turnOn = setting('Turn its stream on', { id: table.id, path: ['streamViewType'], value: 'NEW_AND_OLD_IMAGES' });
  return findingIf(!hasStream, id, {
    path: ['table'],
    code: 'table-without-stream',
    message:
      table.origin.type === 'managed'
        ? `Table ${table.name} has no stream.`
        : `Table ${table.name} exists already, and its stream’s ARN is not known. Give it in the table’s settings.`,
    ...(table.origin.type === 'managed' ? turnOn : {}),
  });
}

function checkReaders({ id, order, table }: DynamodbRecord, spec: AppSpec): Problem[] {
  const before = Object.values(spec.eventSources).filter(
    (each) => each.kind === 'dynamodb-record' && each.table === table && each.order < order,
  );
  return findingIf(before.length >= limits.tableStreamReaders, id, {
    path: ['table'],
    code: 'stream-readers',
    severity: 'warning',
    message: `More than ${limits.tableStreamReaders} handlers read one table’s stream; DynamoDB slows them down then. Let one do the work of two.`,
  });
}
