import {
  type AppSpec,
  type ConstructKind,
  type Entity,
  findEntity,
  inOrder,
  type LambdaFunctionOfApp,
  labelOf,
  listLambdaFunctions,
  REST_FUNCTION,
  type Route,
} from '@chalice-studio/appspec';

/** Something that can be called: a route by a request, any function by an event. */
export type Invokable = { id: string; label: string; kind: ConstructKind; group: string } & (
  | { type: 'route'; route: Route }
  | { type: 'function'; lambdaFunction: LambdaFunctionOfApp; isSchedule: boolean }
);

const groupOfKind: Partial<Record<Entity['kind'], string>> = {
  schedule: 'Schedules',
  'cw-event': 'Events',
  's3-event': 'Events',
  'sns-message': 'Events',
  'sqs-message': 'Events',
  'kinesis-record': 'Events',
  'dynamodb-record': 'Events',
  'lambda-function': 'Functions',
  'websocket-handler': 'WebSocket handlers',
  authorizer: 'Authorizers',
};

const groupOrder = ['Routes', 'Schedules', 'Events', 'Functions', 'WebSocket handlers', 'Authorizers'];

export function invokablesOf(spec: AppSpec): Invokable[] {
  const routes = inOrder(Object.values(spec.routes)).map(
    (route): Invokable => ({
      id: route.id,
      type: 'route',
      label: labelOf(spec, route),
      kind: 'route',
      group: 'Routes',
      route,
    }),
  );
  const functions = listLambdaFunctions(spec).flatMap((lambdaFunction): Invokable[] => {
    const entity = findEntity(spec, lambdaFunction.constructIds[0] ?? '');
    if (lambdaFunction.name === REST_FUNCTION || entity === undefined || entity.kind === 'use') return [];
    return [
      {
        // A construct of a blueprint is a function for each of its mounts.
        id: lambdaFunction.name,
        type: 'function',
        label: entity.kind === 'websocket-handler' ? labelOf(spec, entity) : lambdaFunction.name,
        kind: entity.kind,
        group: groupOfKind[entity.kind] ?? 'Functions',
        lambdaFunction,
        isSchedule: entity.kind === 'schedule',
      },
    ];
  });
  return [...routes, ...functions].sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group));
}

/** What a construct can be called by: a route itself, else its functions. */
export function invokablesOfConstruct(invokables: readonly Invokable[], constructId: string): Invokable[] {
  return invokables.filter((invokable) =>
    invokable.type === 'route'
      ? invokable.id === constructId
      : invokable.lambdaFunction.constructIds.includes(constructId),
  );
}

/** The functions that write lines when it is called. */
export function functionNamesOf(invokable: Invokable, spec: AppSpec): string[] {
  if (invokable.type === 'function') return [invokable.lambdaFunction.name];
  const authorizer = spec.authorizers[invokable.route.authorizer?.id ?? ''];
  return [REST_FUNCTION, ...(authorizer?.type === 'builtin' ? [authorizer.name] : [])];
}
