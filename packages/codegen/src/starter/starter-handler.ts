import type { ConstructKind } from '@chalice-studio/appspec';

export type HandlerKind = Exclude<ConstructKind, 'blueprint' | 'resource'>;

/** What a starter's types depend on, as constructs and drafts have it. */
type Handled = { kind: HandlerKind; path?: string; eventType?: string };

type Starter = { imports: string; code: (name: string, construct: Handled) => string };

const eventStarter = (type: string, body: string): Starter => ({
  imports: type,
  code: (name) => `export async function ${name}(event: ${type}) {\n  ${body}\n}\n`,
});

/** What a new handler begins as: typed, and doing something that shows in the log. */
const starters: Record<HandlerKind, Starter> = {
  route: {
    imports: 'Request',
    code: (name, construct) =>
      `export async function ${name}(request: ${requestType(construct)}) {\n  return { path: request.path, method: request.method };\n}\n`,
  },
  schedule: eventStarter('CloudWatchEvent', 'console.log(`Fired at ${event.time}`);'),
  'cw-event': eventStarter('CloudWatchEvent', 'console.log(event.detailType, event.detail);'),
  's3-event': eventStarter('S3Event', 'console.log(`${event.key} changed in ${event.bucket}`);'),
  'sns-message': eventStarter('SNSEvent', 'console.log(event.subject, event.message);'),
  'sqs-message': eventStarter('SQSEvent', 'for (const record of event) console.log(record.body);'),
  'kinesis-record': eventStarter(
    'KinesisEvent',
    "for (const record of event) console.log(Buffer.from(record.data).toString('utf8'));",
  ),
  'dynamodb-record': eventStarter(
    'DynamoDBEvent',
    'for (const record of event) console.log(record.eventName, record.keys);',
  ),
  'lambda-function': {
    imports: 'LambdaContext',
    code: (name) =>
      `export async function ${name}(event: unknown, context: LambdaContext) {\n  console.log('Invoked', context.awsRequestId);\n  return event;\n}\n`,
  },
  authorizer: {
    imports: 'AuthRequest, AuthResponse',
    code: (name) =>
      `export async function ${name}(request: AuthRequest) {\n  const isKnown = request.token === 'secret';\n  return new AuthResponse({ routes: isKnown ? ['*'] : [], principalId: 'user' });\n}\n`,
  },
  'websocket-handler': eventStarter('WebsocketEvent', 'console.log(event.connectionId, event.body);'),
  middleware: {
    imports: 'MiddlewareFunction',
    code: (name, { eventType = 'all' }) =>
      `export const ${name}: MiddlewareFunction<'${eventType}'> = async (event, getResponse) => {\n  const started = Date.now();\n  const response = await getResponse(event);\n  console.log(\`\${event.constructor.name} took \${Date.now() - started} ms\`);\n  return response;\n};\n`,
  },
};

/** A file's text with a new handler at its end, and what that handler needs imported. */
export function withStarterHandler(text: string | undefined, construct: Handled, name: string): string {
  const { imports, code } = starters[construct.kind];
  const handler = code(name, construct);
  if (text === undefined || text.trim() === '') return `${importLine(imports.split(', '))}\n\n${handler}`;
  return `${withImports(text, imports.split(', '))}\n${handler}`;
}

/** With the parameters of its path. */
function requestType({ path = '' }: Handled): string {
  const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => `${name}: string`);
  return names.length > 0 ? `Request<{ ${names.join('; ')} }>` : 'Request';
}

/** Types are imported as types; what is called, as it is. */
const values = new Set(['AuthResponse']);

function importLine(names: readonly string[]): string {
  const members = names.map((name) => (values.has(name) ? name : `type ${name}`));
  const [only] = names;
  if (names.length === 1 && only !== undefined && !values.has(only))
    return `import type { ${only} } from '@chalice-studio/runtime';`;
  return `import { ${members.join(', ')} } from '@chalice-studio/runtime';`;
}

function withImports(text: string, names: readonly string[]): string {
  const imported = [...text.matchAll(/^import[^;]*from\s+['"]@chalice-studio\/runtime['"]/gm)]
    .map((match) => match[0])
    .join('\n');
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(imported));
  const ending = text.endsWith('\n') ? text : `${text}\n`;
  return missing.length === 0 ? ending : `${importLine(missing)}\n${ending}`;
}
