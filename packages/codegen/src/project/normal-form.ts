import {
  type AppSpec,
  type Cors,
  defaultBinaryTypes,
  type Entity,
  sameJson,
  websocketFunctionName,
} from '@chalice-studio/appspec';

/** Chalice's defaults: a registration that says nothing and one that says this are the same to a running app. */
const defaults: Partial<Record<Entity['kind'], Readonly<Record<string, unknown>>>> = {
  route: { contentTypes: ['application/json'] },
  schedule: { description: '' },
  's3-event': { events: ['s3:ObjectCreated:*'] },
  'sqs-message': { batchSize: 1, maximumBatchingWindowInSeconds: 0 },
  'kinesis-record': { batchSize: 100, maximumBatchingWindowInSeconds: 0, startingPosition: 'LATEST' },
  'dynamodb-record': { batchSize: 100, maximumBatchingWindowInSeconds: 0, startingPosition: 'LATEST' },
};

const authorizerDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  builtin: { header: 'Authorization' },
  cognito: { header: 'Authorization', scopes: [] },
  custom: { header: 'Authorization', scopes: [], ttlSeconds: 300 },
};

/** An entity as a running app can tell it: without what is the default anyway. */
export function normalEntity<Each extends Entity>(spec: AppSpec, entity: Each): Each {
  const same = entity.kind === 'authorizer' ? authorizerDefaults[entity.type] : defaults[entity.kind];
  const fields = Object.entries(entity).filter(([key, value]) => !sameJson(value, same?.[key]) || value === undefined);
  const copy = Object.fromEntries(fields) as Each;
  if (copy.kind === 'route') normalizeRoute(spec, copy);
  if (copy.kind === 'websocket-handler') {
    if (copy.name === websocketFunctionName(copy)) delete copy.name;
    if (copy.routeKey === '$default') delete copy.routeKey;
  }
  return copy;
}

function normalizeRoute(spec: AppSpec, route: Extract<Entity, { kind: 'route' }>): void {
  if (route.name === route.handler.export) delete route.name;
  if (route.cors !== undefined) route.cors = normalCors(route.cors);
  if (route.authorizer?.scopes === undefined) return;
  const authorizer = spec.authorizers[route.authorizer.id];
  const own = authorizer !== undefined && 'scopes' in authorizer ? authorizer.scopes : undefined;
  if (sameJson(route.authorizer.scopes, own ?? [])) route.authorizer = { id: route.authorizer.id };
}

/** Headers that CORSConfig always allows. */
const builtInHeaders = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

export function normalCors(cors: Cors): Cors {
  if (typeof cors === 'boolean') return cors;
  const { allowOrigin, allowHeaders = [], exposeHeaders = [], ...rest } = cors;
  const headers = [...new Set(allowHeaders)].filter((header) => !builtInHeaders.includes(header)).sort();
  return {
    ...(allowOrigin === undefined || allowOrigin === '*' ? {} : { allowOrigin }),
    ...(headers.length === 0 ? {} : { allowHeaders: headers }),
    ...(exposeHeaders.length === 0 ? {} : { exposeHeaders }),
    ...rest,
  };
}

/** The app's own fields that code says, in the same sense. */
export function normalApp(spec: Pick<AppSpec, 'api' | 'websocket'>): {
  cors?: Cors;
  binaryTypes?: string[];
  routeSelectionExpression?: string;
} {
  const { cors, binaryTypes } = spec.api;
  const { routeSelectionExpression: expression } = spec.websocket;
  return {
    ...(cors === undefined || cors === false ? {} : { cors: normalCors(cors) }),
    ...(binaryTypes === undefined || sameJson(binaryTypes, defaultBinaryTypes) ? {} : { binaryTypes }),
    ...(expression === undefined || expression === '$request.body.action'
      ? {}
      : { routeSelectionExpression: expression }),
  };
}
