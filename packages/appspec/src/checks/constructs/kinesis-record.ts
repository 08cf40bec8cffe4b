import type { AppSpec } from '../../app-spec';
import type { KinesisRecord } from '../../constructs/kinesis-record';
import type { Problem } from '../../problem';
import { checkStreamFailures } from '../failures';
import { checkFunctionName } from '../names';
import { checkFilters } from '../patterns';
import { checkSourceResource } from '../source-resource';
import { checkStreamBatch } from '../stream-batch';

export function checkKinesisRecord(entity: KinesisRecord, spec: AppSpec): Problem[] {
  const { id: entityId, stream: resourceId } = entity;
  return [
    ...checkFunctionName(entity, spec),
    ...checkSourceResource(spec, { entityId, field: 'stream', resourceId, type: 'stream' }),
    ...checkStreamBatch(entity),
    ...checkFilters(entity),
    ...checkStreamFailures(entity, spec),
  ];
}
