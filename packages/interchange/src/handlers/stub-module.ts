/** What a handler of each kind begins as: it says that it is not there yet, and harms nobody meanwhile. */
type Stub = { imports: readonly string[]; code(name: string, message: string, about: StubbedHandler): string };

const event = (type: string): Stub => ({
  imports: [type],
  code: (name, message) =>
    `export async function ${name}(_event: ${type}): Promise<void> {\n  throw new NotImplementedError(${message});\n}\n`,
});

const stubs: Readonly<Record<string, Stub>> = {
  route: {
    imports: ['Request'],
    code: (name, message, { paths }) =>
      `export async function ${name}(_request: Request<${parametersOf(paths ?? [])}>): Promise<unknown> {\n  throw new NotImplementedError(${message});\n}\n`,
  },
  // Whoever cannot be asked lets nobody in.
  authorizer: {
    imports: ['AuthRequest', 'AuthResponse'],
    code: (name, message) =>
      `export async function ${name}(_request: AuthRequest): Promise<AuthResponse> {\n  console.warn(${message}, 'Everybody is refused.');\n  return new AuthResponse({ routes: [], principalId: 'nobody' });\n}\n`,
  },
  schedule: event('CloudWatchEvent'),
  'cw-event': event('CloudWatchEvent'),
  's3-event': event('S3Event'),
  'sns-message': event('SNSEvent'),
  'sqs-message': event('SQSEvent'),
  'kinesis-record': event('KinesisEvent'),
  'dynamodb-record': event('DynamoDBEvent'),
  'lambda-function': {
    imports: ['LambdaContext'],
    code: (name, message) =>
      `export async function ${name}(_event: unknown, _context: LambdaContext): Promise<unknown> {\n  throw new NotImplementedError(${message});\n}\n`,
  },
  'websocket-handler': event('WebsocketEvent'),
  // Nobody knows what it would have let through, so nothing passes.
  middleware: {
    imports: ['MiddlewareFunction'],
    code: (name, message, { eventType = 'all' }) =>
      `export const ${name}: MiddlewareFunction<'${eventType}'> = async (event) => refuse(event, ${message});\n`,
  },
};

const values = new Set(['AuthResponse']);

export const NOT_IMPLEMENTED_FILE = 'chalicelib/not-implemented.ts';

/** The module that every stub stands on. */
export const notImplementedModule = `import { ChaliceViewError, Request, Response } from '@chalice-studio/runtime';

/** A route answers 501, and an event fails and is kept, until its handler is written. */
export class NotImplementedError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 501;
  static override readonly errorName: string = 'NotImplementedError';
}

/** What a middleware does that is not written yet: it stops every request, since it may be there to refuse some. */
export function refuse(event: unknown, message: string): Response {
  if (!(event instanceof Request)) throw new NotImplementedError(message);
  const headers = { 'Content-Type': 'application/json' };
  return new Response({ Code: 'NotImplementedError', Message: message }, { statusCode: 501, headers });
}
`;

export type StubbedHandler = {
  kind: string;
  name: string;
  message: string;
  comment: readonly string[];
  /** Of the routes that it serves. */
  paths?: readonly string[];
  /** Of a middleware. */
  eventType?: string;
};

/** A module of handlers that are to be written, each below the text that it is made from. */
export function stubModule(file: string, handlers: readonly StubbedHandler[]): string {
  const used = handlers.flatMap((each) => stubs[each.kind]?.imports ?? []);
  const names = [...new Set(used)].sort();
  const kinds = new Set(handlers.map(({ kind }) => kind));
  const needs = [
    ...([...kinds].some((kind) => kind !== 'authorizer' && kind !== 'middleware') ? ['NotImplementedError'] : []),
    ...(kinds.has('middleware') ? ['refuse'] : []),
  ];
  const imports = [
    importLine(names),
    ...(needs.length === 0 ? [] : [`import { ${needs.join(', ')} } from '${pathToNotImplemented(file)}';`]),
  ];
  const bodies = handlers.map((handler) => {
    const { kind, name, message, comment } = handler;
    const lines = comment.map((line) => `// ${line}`.trimEnd());
    return [...lines, stubs[kind]?.code(name, quoted(message), handler) ?? ''].join('\n');
  });
  return `${imports.join('\n')}\n\n${bodies.join('\n')}`;
}

/** `{ id: string }` where all paths that a view serves have it. */
function parametersOf(paths: readonly string[]): string {
  const types = new Set(
    paths.map((path) =>
      [...path.matchAll(/\{([A-Za-z_$][\w$]*)\+?\}/g)].map(([, name]) => `${name}: string`).join('; '),
    ),
  );
  const [only = ''] = types;
  return types.size === 1 && only !== '' ? `{ ${only} }` : 'object';
}

function importLine(names: readonly string[]): string {
  if (!names.some((name) => values.has(name)))
    return `import type { ${names.join(', ')} } from '@chalice-studio/runtime';`;
  const members = names.map((name) => (values.has(name) ? name : `type ${name}`));
  return `import { ${members.join(', ')} } from '@chalice-studio/runtime';`;
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${lineSafe(escaped)}'`;
}

function pathToNotImplemented(file: string): string {
  const depth = file.split('/').length - 2;
  return `${depth === 0 ? './' : '../'.repeat(depth)}not-implemented`;
}

/** JavaScript ends a line where Python does not. */
export function lineSafe(text: string): string {
  return text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
