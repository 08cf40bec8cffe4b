import type { Chalice } from '../chalice.js';
import { ChaliceError } from '../errors.js';
import type { Registration } from '../registration.js';
import { validationMessages as messages } from './messages.js';

type Settings = Readonly<Record<string, unknown>>;

/** A project's `.chalice/config.json`, as it is parsed. */
export type ValidatedConfig = Settings & {
  readonly stages?: Readonly<
    Record<string, Settings & { readonly lambda_functions?: Readonly<Record<string, Settings>> }>
  >;
};

/**
 * Chalice's deploy-time rules, which registration leaves alone: throws a ChaliceError for the first one that the app
 * or its configuration breaks. A document has its own check, which says all that is wrong with it.
 */
export function validate(app: Chalice, config: ValidatedConfig = {}, stageName = 'dev'): void {
  const lookUp = (key: string) => config.stages?.[stageName]?.[key] ?? config[key];
  checkRoutes(app);
  checkContentTypes(app);
  checkCompression(lookUp('minimum_compression_size'));
  if (lookUp('manage_iam_role') === false && !lookUp('iam_role_arn')) refuse(messages['role-missing']());
  checkFunctionNames(app);
  checkEndpoint(lookUp);
  checkQueues(app);
  checkVariables(app, config, stageName);
}

function refuse(message: string): never {
  throw new ChaliceError(message);
}

function checkRoutes(app: Chalice): void {
  for (const [path, methods] of app.routes) {
    if (path === '') refuse(messages['empty-path']());
    if (path !== '/' && path.endsWith('/')) refuse(messages['trailing-slash'](path));
    const settings = [...methods.values()].flatMap((route) =>
      route.corsHeaders === undefined ? [] : [route.corsHeaders],
    );
    if (settings.length === 0) continue;
    if (methods.has('OPTIONS')) refuse(messages['options-with-cors'](path));
    if (new Set(settings.map((each) => JSON.stringify(each))).size > 1) refuse(messages['differing-cors'](path));
  }
}

/** API Gateway decides by the content type whether a body is base64: a view cannot take both. */
function checkContentTypes(app: Chalice): void {
  for (const { contentTypes, registration } of routesOf(app)) {
    const binary = contentTypes.filter((type) => app.api.binaryTypes.includes(type));
    const text = contentTypes.filter((type) => !app.api.binaryTypes.includes(type));
    if (binary.length > 0 && text.length > 0) refuse(messages['mixed-content-types'](registration.name, binary, text));
  }
}

function routesOf(app: Chalice) {
  return [...app.routes.values()].flatMap((methods) => [...methods.values()]);
}

function checkCompression(size: unknown): void {
  if (size === undefined || size === null) return;
  if (typeof size !== 'number' || !Number.isInteger(size)) refuse(messages['compression-type']());
  if (size < 0 || size > 10_485_760) refuse(messages['compression-range']());
}

/** WebSocket handlers are deployed under names of their own, so theirs may be anybody's. */
const namedKinds: ReadonlySet<Registration['kind']> = new Set([
  'authorizer',
  'schedule',
  'cw-event',
  's3-event',
  'sns-message',
  'sqs-message',
  'kinesis-record',
  'dynamodb-record',
  'lambda-function',
]);

function functionNames(app: Chalice): string[] {
  return app.installed.filter((each) => namedKinds.has(each.kind)).map((each) => each.name);
}

function checkFunctionNames(app: Chalice): void {
  const seen = new Set<string>();
  for (const name of functionNames(app)) {
    if (seen.has(name)) refuse(messages['duplicate-function-name'](name));
    seen.add(name);
  }
}

function checkEndpoint(lookUp: (key: string) => unknown): void {
  const type = lookUp('api_gateway_endpoint_type');
  const vpce = lookUp('api_gateway_endpoint_vpce');
  const policy = lookUp('api_gateway_policy_file');
  if (type && !['EDGE', 'REGIONAL', 'PRIVATE'].includes(String(type))) refuse(messages['endpoint-type']());
  if (type !== 'PRIVATE' && vpce) refuse(messages['vpce-not-private']());
  if (type !== 'PRIVATE') return;
  if (policy && vpce) refuse(messages['policy-and-vpce']());
  if (!policy && !vpce) refuse(messages['private-without-vpce']());
}

function checkQueues(app: Chalice): void {
  for (const each of app.installed) {
    if (each.kind !== 'sqs-message') continue;
    if (each.queue !== undefined && /^(https|arn):/.test(each.queue)) refuse(messages['queue-name'](each.queue));
    if (each.queueArn !== undefined && !each.queueArn.startsWith('arn:')) refuse(messages['queue-arn'](each.queueArn));
  }
}

function checkVariables(app: Chalice, config: ValidatedConfig, stageName: string): void {
  const stage = config.stages?.[stageName];
  const functions = functionNames(app).map((name) => stage?.lambda_functions?.[name]);
  for (const level of [config, stage, ...functions]) {
    for (const [name, value] of Object.entries(Object(level?.environment_variables))) {
      if (typeof value !== 'string') refuse(messages['variable-type'](name, typeof value));
    }
  }
}
