import type { AppSpec, Entity } from '../app-spec';
import { httpMethods, type Route } from '../constructs/route';
import { APP_ID, type EntityKind } from '../ids';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { parseScheduleExpression } from '../schedule/schedule-expression';
import { chaliceMessages } from './chalice-messages';
import { finding, outsideRange } from './finding';

type Of<Kind extends EntityKind> = Extract<Entity, { kind: Kind }>;
type Checks = { [Kind in EntityKind]: (entity: Of<Kind>, spec: AppSpec) => Problem[] };

/** Lambda's function names, as Chalice checks them. */
const FUNCTION_NAME = /^[A-Za-z0-9_-]+$/;

/** What is wrong with one entity by itself; what lies between several is in `check-spec.ts`. */
export const entityChecks = {
  route: (entity) => [...checkPath(entity), ...checkMethods(entity)],
  schedule: (entity) => {
    const parsed = parseScheduleExpression(entity.expression);
    const problem =
      'error' in parsed
        ? [finding(entity.id, { path: ['expression'], code: 'schedule-expression', message: parsed.error })]
        : [];
    return [...checkName(entity), ...problem, ...checkRetries(entity)];
  },
  'cw-event': (entity) => {
    const isEmpty = Object.keys(entity.pattern).length === 0;
    const message = 'An empty pattern matches nothing that EventBridge accepts. Name at least a source.';
    return [
      ...checkName(entity),
      ...(isEmpty ? [finding(entity.id, { path: ['pattern'], code: 'empty-pattern', message })] : []),
      ...checkRetries(entity),
    ];
  },
  's3-event': (entity, spec) => [
    ...checkName(entity),
    ...checkResource(spec, entity.id, 'bucket', entity.bucket, 'bucket'),
    ...checkRetries(entity),
  ],
  'sns-message': (entity, spec) => [
    ...checkName(entity),
    ...checkResource(spec, entity.id, 'topic', entity.topic, 'topic'),
    ...checkRetries(entity),
  ],
  'sqs-message': (entity, spec) => {
    const queue = spec.resources[entity.queue];
    const isFifo = queue?.type === 'queue' && queue.fifo === true;
    const range = isFifo ? limits.sqsFifoBatchSize : limits.sqsBatchSize;
    return [
      ...checkName(entity),
      ...checkResource(spec, entity.id, 'queue', entity.queue, 'queue'),
      ...outsideRange(entity.id, { path: ['batchSize'], value: entity.batchSize, range, unit: 'messages' }),
      ...checkWindow(entity),
      ...outsideRange(entity.id, {
        path: ['maximumConcurrency'],
        value: entity.maximumConcurrency,
        range: limits.sqsMaximumConcurrency,
        unit: 'invocations',
      }),
    ];
  },
  'kinesis-record': (entity, spec) => [
    ...checkName(entity),
    ...checkResource(spec, entity.id, 'stream', entity.stream, 'stream'),
    ...checkStreamBatch(entity),
  ],
  'dynamodb-record': (entity, spec) => [
    ...checkName(entity),
    ...checkResource(spec, entity.id, 'table', entity.table, 'table'),
    ...checkTableStream(entity, spec),
    ...checkStreamBatch(entity),
  ],
  'lambda-function': (entity) => checkName(entity),
  authorizer: (entity) => {
    if (entity.type === 'iam') return [];
    const named = entity.type === 'builtin' ? checkName(entity) : entity.name === '' ? [emptyName(entity.id)] : [];
    const ttl = 'ttlSeconds' in entity ? entity.ttlSeconds : undefined;
    const arns = entity.type === 'cognito' && entity.providerArns.length === 0;
    const message = 'A Cognito authorizer needs the ARN of at least one user pool.';
    return [
      ...named,
      ...outsideRange(entity.id, {
        path: ['ttlSeconds'],
        value: ttl,
        range: limits.authorizerTtlSeconds,
        unit: 'seconds',
      }),
      ...(arns ? [finding(entity.id, { path: ['providerArns'], code: 'no-user-pool', message })] : []),
    ];
  },
  'websocket-handler': (entity) => {
    const message = 'Only message handlers have a route key.';
    const isOdd = entity.event !== 'message' && entity.routeKey !== undefined;
    return isOdd ? [finding(entity.id, { path: ['routeKey'], code: 'route-key', message })] : [];
  },
  blueprint: (entity) => {
    const message = `Blueprint ${entity.name} is mounted nowhere, so none of its handlers is deployed. Add a mount.`;
    const isUnused = Object.keys(entity.mounts).length === 0;
    const named = /^[A-Za-z][A-Za-z0-9_-]*$/.test(entity.name) ? [] : [badName(entity.id)];
    return [
      ...named,
      ...(isUnused
        ? [finding(entity.id, { path: ['mounts'], code: 'blueprint-not-mounted', severity: 'warning', message })]
        : []),
    ];
  },
  middleware: () => [],
  resource: (entity) => {
    const named = /^[A-Za-z][A-Za-z0-9_-]*$/.test(entity.name) ? [] : [badName(entity.id)];
    if (entity.type !== 'queue') return named;
    return [
      ...named,
      ...outsideRange(entity.id, {
        path: ['visibilityTimeoutSeconds'],
        value: entity.visibilityTimeoutSeconds,
        range: limits.visibilityTimeoutSeconds,
        unit: 'seconds',
      }),
      ...outsideRange(entity.id, {
        path: ['messageRetentionSeconds'],
        value: entity.messageRetentionSeconds,
        range: limits.messageRetentionSeconds,
        unit: 'seconds',
      }),
    ];
  },
  use: (entity, spec) => checkUse(entity, spec),
} satisfies Checks;

function checkPath(route: Route): Problem[] {
  const { id, path } = route;
  const at = (code: string, message: string, fixed?: string) =>
    finding(id, {
      path: ['path'],
      code,
      message,
      ...(fixed === undefined
        ? {}
        : { fix: { label: `Use ${fixed}`, edits: [{ type: 'set', id, path: ['path'], value: fixed }] } }),
    });
  if (path === '') return [at('empty-path', chaliceMessages['empty-path'](), '/')];
  const problems: Problem[] = [];
  if (!path.startsWith('/')) problems.push(at('path-start', `“${path}” must begin with a slash.`, `/${path}`));
  if (path !== '/' && path.endsWith('/')) {
    problems.push(at('trailing-slash', chaliceMessages['trailing-slash'](path), path.replace(/\/+$/, '') || '/'));
  }
  if (!/^[A-Za-z0-9._\-/{}+]*$/.test(path)) {
    problems.push(at('path-characters', `“${path}”: a path takes letters, digits, . _ - and {parameters}.`));
  }
  const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map((match) => match[1]);
  if (new Set(names).size < names.length)
    problems.push(at('duplicate-parameter', `“${path}” names a parameter twice.`));
  return problems;
}

function checkMethods(route: Route): Problem[] {
  const known: readonly string[] = httpMethods;
  const odd = route.methods.filter((method) => !known.includes(method));
  if (route.methods.length === 0)
    return [finding(route.id, { path: ['methods'], code: 'no-method', message: 'A route needs at least one method.' })];
  return odd.map((method) =>
    finding(route.id, { path: ['methods'], code: 'unknown-method', message: `API Gateway has no method ${method}.` }),
  );
}

function checkName(entity: { id: string; name: string }): Problem[] {
  if (entity.name === '') return [emptyName(entity.id)];
  return FUNCTION_NAME.test(entity.name) ? [] : [badName(entity.id)];
}

const emptyName = (id: string) =>
  finding(id, { path: ['name'], code: 'empty-name', message: 'Give it a name; Lambda functions are deployed by it.' });
const badName = (id: string) =>
  finding(id, { path: ['name'], code: 'name-characters', message: 'A name takes letters, digits, - and _.' });

function checkResource(spec: AppSpec, entityId: string, field: string, resourceId: string, type: string): Problem[] {
  const resource = spec.resources[resourceId];
  if (resource?.type === type) return [];
  const message =
    resource === undefined
      ? `Choose the ${type} that it listens to.`
      : `${resource.name} is a ${resource.type}; it needs a ${type}.`;
  return [finding(entityId, { path: [field], code: 'missing-resource', message })];
}

function checkTableStream(entity: Of<'dynamodb-record'>, spec: AppSpec): Problem[] {
  const table = spec.resources[entity.table];
  if (table?.type !== 'table') return [];
  const hasStream =
    table.origin.type === 'existing' ? table.origin.streamArn !== undefined : table.streamViewType !== undefined;
  if (hasStream) return [];
  const message = `Table ${table.name} has no stream.`;
  const edits = [{ type: 'set' as const, id: table.id, path: ['streamViewType'], value: 'NEW_AND_OLD_IMAGES' }];
  const fix = table.origin.type === 'managed' ? { fix: { label: 'Turn its stream on', edits } } : {};
  return [finding(entity.id, { path: ['table'], code: 'table-without-stream', message, ...fix })];
}

const checkWindow = (entity: { id: string; maximumBatchingWindowInSeconds?: number | undefined }) =>
  outsideRange(entity.id, {
    path: ['maximumBatchingWindowInSeconds'],
    value: entity.maximumBatchingWindowInSeconds,
    range: limits.batchingWindowSeconds,
    unit: 'seconds',
  });

const checkStreamBatch = (entity: {
  id: string;
  batchSize?: number | undefined;
  maximumBatchingWindowInSeconds?: number | undefined;
}) => [
  ...outsideRange(entity.id, {
    path: ['batchSize'],
    value: entity.batchSize,
    range: limits.streamBatchSize,
    unit: 'records',
  }),
  ...checkWindow(entity),
];

const checkRetries = (entity: { id: string; retries?: number | undefined }) =>
  outsideRange(entity.id, {
    path: ['retries'],
    value: entity.retries,
    range: limits.asynchronousRetries,
    unit: 'tries',
  });

const accessOf: Record<string, readonly string[]> = {
  table: ['read', 'write'],
  bucket: ['read', 'write'],
  queue: ['read', 'send'],
  topic: ['publish'],
  stream: ['read', 'write'],
};

function checkUse(entity: Of<'use'>, spec: AppSpec): Problem[] {
  const resource = spec.resources[entity.resource];
  if (resource === undefined)
    return [
      finding(entity.id, {
        path: ['resource'],
        code: 'missing-resource',
        message: 'The resource of this edge is gone. Remove the edge.',
        fix: { label: 'Remove the edge', edits: [{ type: 'remove', id: entity.id }] },
      }),
    ];
  const allowed = accessOf[resource.type] ?? [];
  return entity.access
    .filter((access) => !allowed.includes(access))
    .map((access) =>
      finding(entity.id, {
        path: ['access'],
        code: 'wrong-access',
        message: `A ${resource.type} cannot be given “${access}”; it takes ${allowed.join(', ')}.`,
      }),
    );
}

/** Rules of the app's own fields. */
export function checkApp(spec: AppSpec): Problem[] {
  const { api } = spec;
  const named = /^[A-Za-z][A-Za-z0-9_-]*$/.test(spec.name) ? [] : [badName(APP_ID)];
  const tooMany = (api.binaryTypes?.length ?? 0) > limits.binaryTypes;
  const message = `API Gateway takes at most ${limits.binaryTypes} binary types.`;
  const range = limits.minimumCompressionSize;
  const vpceMessage = chaliceMessages['vpce-not-private']();
  const privateMessage = chaliceMessages['private-without-vpce']();
  const hasVpce = api.endpointVpce !== undefined && api.endpointVpce.length > 0;
  return [
    ...named,
    ...(tooMany ? [finding(APP_ID, { path: ['api', 'binaryTypes'], code: 'too-many-binary-types', message })] : []),
    ...outsideRange(APP_ID, {
      path: ['api', 'minimumCompressionSize'],
      value: api.minimumCompressionSize,
      range,
      unit: 'bytes',
    }),
    ...(hasVpce && api.endpointType !== 'PRIVATE'
      ? [finding(APP_ID, { path: ['api', 'endpointVpce'], code: 'vpce-not-private', message: vpceMessage })]
      : []),
    ...(api.endpointType === 'PRIVATE' && !hasVpce && api.policy === undefined
      ? [
          finding(APP_ID, {
            path: ['api', 'endpointVpce'],
            code: 'private-without-vpce',
            severity: 'warning',
            message: privateMessage,
          }),
        ]
      : []),
  ];
}
