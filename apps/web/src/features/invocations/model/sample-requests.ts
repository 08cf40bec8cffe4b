import type { Route, WebsocketHandler } from '@chalice-studio/appspec';
import { parametersOf } from './path-pattern';
import { ACCOUNT, REGION, type SampleContext } from './sample-context';

const API_ID = 'a1b2c3d4e5';

/** API Gateway's proxy event of a REST API. */
export function restSample(route: Route | undefined, { stageName, now }: SampleContext) {
  const resource = route?.path ?? '/';
  const method = route?.methods[0] ?? 'GET';
  const parameters = parametersOf(resource);
  const path = parameters.reduce(
    (whole, { name }) => whole.replace(new RegExp(`\\{${name}\\+?\\}`), 'example'),
    resource,
  );
  return {
    resource,
    path,
    httpMethod: method,
    headers: { Accept: 'application/json', Host: `${API_ID}.execute-api.${REGION}.amazonaws.com` },
    multiValueHeaders: {
      Accept: ['application/json'],
      Host: [`${API_ID}.execute-api.${REGION}.amazonaws.com`],
    },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters:
      parameters.length === 0 ? null : Object.fromEntries(parameters.map(({ name }) => [name, 'example'])),
    stageVariables: null,
    requestContext: {
      accountId: ACCOUNT,
      apiId: API_ID,
      resourceId: '123abc',
      resourcePath: resource,
      httpMethod: method,
      path: `/${stageName}${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTimeEpoch: now,
      stage: stageName,
      identity: { sourceIp: '127.0.0.1', userAgent: 'Chalice Studio' },
      ...(route?.authorizer === undefined ? {} : { authorizer: { principalId: 'example' } }),
    },
    body: null,
    isBase64Encoded: false,
  };
}

/** What a TOKEN authorizer gets. */
export function authorizerSample({ stageName }: SampleContext) {
  return {
    type: 'TOKEN',
    methodArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${API_ID}/${stageName}/GET/`,
    authorizationToken: 'Bearer token',
  };
}

const websocketEvents = {
  connect: { eventType: 'CONNECT', routeKey: '$connect' },
  message: { eventType: 'MESSAGE', routeKey: '$default' },
  disconnect: { eventType: 'DISCONNECT', routeKey: '$disconnect' },
} as const;

export function websocketSample(handler: WebsocketHandler, { spec, stageName, now }: SampleContext) {
  const { eventType, routeKey } = websocketEvents[handler.event];
  const key = handler.routeKey ?? routeKey;
  return {
    ...(handler.event === 'message' ? { body: JSON.stringify(messageFor(key, spec.websocket)) } : {}),
    requestContext: {
      routeKey: key,
      eventType,
      messageDirection: 'IN',
      connectionId: 'L0SM9cOFvHcCIhw=',
      connectedAt: now,
      requestTimeEpoch: now,
      requestId: 'L0SM9cOFvHcCIhw=',
      extendedRequestId: 'L0SM9cOFvHcCIhw=',
      domainName: `${API_ID}.execute-api.${REGION}.amazonaws.com`,
      stage: stageName,
      apiId: API_ID,
      identity: { sourceIp: '127.0.0.1', userAgent: 'Chalice Studio' },
    },
    isBase64Encoded: false,
  };
}

/** A message that API Gateway's route selection sends to the key: by default that of its `action`. */
function messageFor(routeKey: string, { routeSelectionExpression }: { routeSelectionExpression?: string | undefined }) {
  const field = /^\$request\.body\.(\w+)$/.exec(routeSelectionExpression ?? '$request.body.action')?.[1];
  if (routeKey.startsWith('$') || field === undefined) return { text: 'Hello' };
  return { [field]: routeKey };
}
