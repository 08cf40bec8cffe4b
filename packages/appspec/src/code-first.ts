import type { AppSpec, Entity } from './app-spec';
import type { Edit } from './edits/edit';
import { findEntity } from './entities';
import { APP_ID, type EntityKind } from './ids';

/** The file in which people register things themselves. */
export const APP_FILE = 'app.ts';

/** Fields of the app that code sets, outermost first; what is not listed is kept in `.chalice/`. */
const appFieldsOfCode: readonly (readonly string[])[] = [
  ['name'],
  ['debug'],
  ['api', 'cors'],
  ['api', 'binaryTypes'],
  ['websocket'],
];

/** Whether people's code says a field: in a code-first project it is changed there, and read here. */
export function isOfCode(
  spec: Pick<AppSpec, 'mode'>,
  kind: EntityKind | typeof APP_ID,
  path: readonly string[],
): boolean {
  if (spec.mode !== 'code-first') return false;
  if (kind === APP_ID) return appFieldsOfCode.some((field) => startsWith(path, field) || startsWith(field, path));
  if (kind === 'use') return false;
  // Code names a resource; what it is made with is the design's.
  return kind === 'resource' ? path[0] === 'name' || path.length === 0 : true;
}

const startsWith = (path: readonly string[], start: readonly string[]) =>
  start.every((part, index) => path[index] === part);

/** Why edits cannot be made of a code-first project, or undefined when they can: they would say other than its code does. */
export function codeFirstRefusal(spec: AppSpec, edits: readonly Edit[]): string | undefined {
  const isRefused = edits.some((edit) => contradictsCode(spec, edit));
  return isRefused
    ? `This is registered in ${APP_FILE}, which people write in this project. Change it there.`
    : undefined;
}

function contradictsCode(spec: AppSpec, edit: Edit): boolean {
  const kindOf = (id: string) => (id === APP_ID ? APP_ID : (findEntity(spec, id)?.kind ?? 'use'));
  switch (edit.type) {
    case 'create':
      return edit.entity.kind !== 'resource' && isOfCode(spec, edit.entity.kind, []);
    case 'remove':
      return isOfCode(spec, kindOf(edit.id), []);
    case 'set':
      return isOfCode(spec, kindOf(edit.id), edit.path);
    case 'text':
      return false;
  }
}

const methods: Readonly<Record<EntityKind, string>> = {
  route: 'route|get|post|put|patch|delete|head|options',
  schedule: 'schedule',
  'cw-event': 'onCwEvent',
  's3-event': 'onS3Event',
  'sns-message': 'onSnsMessage',
  'sqs-message': 'onSqsMessage',
  'kinesis-record': 'onKinesisRecord',
  'dynamodb-record': 'onDynamodbRecord',
  'lambda-function': 'lambdaFunction',
  authorizer: 'authorizer|CognitoUserPoolAuthorizer|CustomAuthorizer|IAMAuthorizer',
  'websocket-handler': 'onWsConnect|onWsMessage|onWsDisconnect',
  middleware: 'middleware|registerMiddleware',
  blueprint: 'registerBlueprint|Blueprint',
  resource: 'on[A-Z]\\w+',
  use: 'on[A-Z]\\w+',
};

/** How far a call reaches, in lines, that is looked through for what tells it from others. */
const REACH = 8;

/** Where code registers a construct, as far as a reader can tell: the call of its kind that says most of it. */
export function registrationLine(spec: AppSpec, entity: Entity): { file: string; line: number } {
  const call = new RegExp(`(?:\\.|\\bnew )(?:${methods[entity.kind]})\\s*[(<]`);
  const words = wordsOf(entity);
  let best = { file: APP_FILE, line: 1, score: 0 };
  for (const file of filesOf(spec)) {
    const lines = (spec.source[file] ?? '').split('\n');
    for (const [index, text] of lines.entries()) {
      if (!call.test(text)) continue;
      const next = lines.slice(index + 1, index + REACH).findIndex((each) => call.test(each));
      const reach = lines.slice(index, next < 0 ? index + REACH : index + 1 + next).join('\n');
      const score =
        1 + words.filter((word) => reach.includes(word)).length + words.filter((word) => text.includes(word)).length;
      if (score > best.score) best = { file, line: index + 1, score };
    }
  }
  return { file: best.file, line: best.line };
}

/** What people call it in its registration. */
function wordsOf(entity: Entity): string[] {
  const literals = [
    ...('path' in entity ? [entity.path] : []),
    ...('name' in entity && entity.name !== undefined ? [entity.name] : []),
    ...('expression' in entity ? [entity.expression] : []),
    ...('routeKey' in entity && entity.routeKey !== undefined ? [entity.routeKey] : []),
  ];
  const event =
    entity.kind === 'websocket-handler' ? [`onWs${entity.event.charAt(0).toUpperCase()}${entity.event.slice(1)}`] : [];
  return [
    ...literals.flatMap((text) => [`'${text}'`, `"${text}"`]),
    ...('handler' in entity ? [entity.handler.export] : []),
    ...event,
  ];
}

function filesOf(spec: AppSpec): string[] {
  const others = Object.keys(spec.source).filter((file) => /\.tsx?$/.test(file) && file !== APP_FILE);
  return [APP_FILE, ...others.sort()];
}
