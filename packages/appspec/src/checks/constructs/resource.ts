import type { AppSpec } from '../../app-spec';
import type { Resource } from '../../constructs/resource';
import { limits } from '../../limits';
import { physicalName } from '../../physical-names';
import type { Problem } from '../../problem';
import { chaliceMessages } from '../chalice-messages';
import { finding, findingIf, outsideRange, setting } from '../finding';
import { checkPlainName } from '../names';
import { checkQueue } from '../queue';
import { checkTable } from '../table';

export function checkResource(resource: Resource, spec: AppSpec): Problem[] {
  return [
    ...checkPlainName(resource),
    ...checkOrigin(resource),
    ...checkLength(resource, spec),
    ...checkType(resource, spec),
  ];
}

function checkType(resource: Resource, spec: AppSpec): Problem[] {
  const { id } = resource;
  switch (resource.type) {
    case 'table':
      return checkTable(resource);
    case 'queue':
      return checkQueue(resource, spec);
    case 'stream':
      return [
        ...outsideRange(id, {
          path: ['shardCount'],
          value: resource.shardCount,
          range: limits.shardCount,
          unit: 'shards',
        }),
        ...outsideRange(id, {
          path: ['retentionHours'],
          value: resource.retentionHours,
          range: limits.retentionHours,
          unit: 'hours',
        }),
      ];
    case 'bucket':
    case 'topic':
      return [];
  }
}

const services = { table: 'dynamodb', bucket: 's3', queue: 'sqs', topic: 'sns', stream: 'kinesis' } as const;

/** One that exists already is named by its name or its ARN. */
function checkOrigin({ id, type, name, origin }: Resource): Problem[] {
  if (origin.type === 'managed') return [];
  const { identifier } = origin;
  const path = ['origin', 'identifier'];
  const streamArn = origin.streamArn ?? '';
  return [
    ...findingIf(identifier === '', id, {
      path,
      code: 'missing-identifier',
      message: `Say which ${type} it is: its name, or its ARN.`,
      ...setting(`Use ${name}`, { id, path, value: name }),
    }),
    ...(/^https?:/.test(identifier) ? [notByUrl({ id, type, identifier })] : []),
    ...findingIf(
      identifier.startsWith('arn:') && !new RegExp(`^arn:aws[a-z-]*:${services[type]}:`).test(identifier),
      id,
      {
        path,
        code: 'wrong-arn',
        message: `“${identifier}” is no ARN of a ${type}: that begins with arn:aws:${services[type]}:.`,
      },
    ),
    ...findingIf(streamArn !== '' && !/^arn:aws[a-z-]*:dynamodb:.*\/stream\//.test(streamArn), id, {
      path: ['origin', 'streamArn'],
      code: 'wrong-arn',
      message: `“${streamArn}” is no ARN of a table’s stream: arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<time>.`,
    }),
  ];
}

function notByUrl({ id, type, identifier }: { id: string; type: Resource['type']; identifier: string }): Problem {
  const path = ['origin', 'identifier'];
  const value =
    identifier
      .split(/[/?#]/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  const message =
    type === 'queue'
      ? chaliceMessages['queue-name'](identifier)
      : `A ${type} is named by its name or ARN, not by a URL.`;
  return finding(id, { path, code: 'queue-name', message, ...setting(`Use ${value}`, { id, path, value }) });
}

/** The name in a stage, `app-stage-name`: too long whatever the stage is called. */
function checkLength(resource: Resource, spec: AppSpec): Problem[] {
  if (resource.origin.type === 'existing') return [];
  const most = limits.physicalName[resource.type];
  const length = physicalName(spec, 'x', resource).length;
  return findingIf(length > most, resource.id, {
    path: ['name'],
    code: 'resource-name-length',
    message: `${spec.name}-<stage>-${resource.name} is longer than the ${most} characters of a ${resource.type}’s name. Shorten it.`,
  });
}
