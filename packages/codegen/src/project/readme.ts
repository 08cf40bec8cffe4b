import { type AppSpec, type Blueprint, type Entity, type EventSource, inOrder, labelOf } from '@chalice-studio/appspec';

/** What the app is, how to work on it, and what is in it. */
export function readme(spec: AppSpec): string {
  const description = spec.description === '' ? '' : `${spec.description}\n\n`;
  const blueprints =
    Object.keys(spec.blueprints).length === 0 ? '' : ', `chalicelib/blueprints/` that of its blueprints';
  return `# ${spec.name}

${description}A serverless app on \`@chalice-studio/runtime\`: AWS Chalice's API in TypeScript.

    npm install
    npm run check
    npm test

\`app.ts\` is its wiring${blueprints}, \`chalicelib/\` its handlers, \`test/\` what tests them,
\`.chalice/config.json\` the settings of its stages.
${section('Routes', routesOf(spec))}${section('Runs by itself', eventsOf(spec))}${section('WebSockets', websocketsOf(spec))}${section('Resources', resourcesOf(spec))}`;
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `\n## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}`;

/** The app's own first, then each blueprint's: as a reader of the code meets them. */
function inCodeOrder<Each extends { id: string; order: string; blueprint?: string | undefined }>(
  spec: AppSpec,
  constructs: Readonly<Record<string, Each>>,
): Each[] {
  const isUnmounted = ({ mounts }: Blueprint) => Object.keys(mounts).length === 0;
  const blueprints = inOrder(Object.values(spec.blueprints));
  const files = [...blueprints.filter((each) => !isUnmounted(each)), ...blueprints.filter(isUnmounted)];
  const all = inOrder(Object.values(constructs));
  return [undefined, ...files.map(({ id }) => id)].flatMap((id) => all.filter(({ blueprint }) => blueprint === id));
}

const handlerOf = ({ handler }: Extract<Entity, { handler: unknown }>) =>
  `\`${handler.export}\` in \`${handler.file}\``;

const routesOf = (spec: AppSpec) =>
  inCodeOrder(spec, spec.routes).map((each) => `\`${labelOf(spec, each)}\`: ${handlerOf(each)}`);

function eventsOf(spec: AppSpec): string[] {
  const events = inCodeOrder(spec, spec.eventSources);
  const schedules = events.filter((each) => each.kind === 'schedule');
  return [...schedules, ...events.filter((each) => each.kind !== 'schedule')].map(
    (each) => `\`${each.name}\` (${handlerOf(each)}) ${triggerOf(spec, each)}`,
  );
}

function triggerOf(spec: AppSpec, each: EventSource): string {
  const resource = (id: string) => {
    const found = spec.resources[id];
    return found === undefined ? 'nothing yet' : `${found.type} \`${found.name}\``;
  };
  switch (each.kind) {
    case 'schedule':
      return `at \`${each.expression}\``;
    case 'cw-event':
      return 'on events that match its pattern';
    case 's3-event':
      return `on changes of ${resource(each.bucket)}`;
    case 'sns-message':
      return `on messages of ${resource(each.topic)}`;
    case 'sqs-message':
      return `on messages of ${resource(each.queue)}`;
    case 'kinesis-record':
      return `on records of ${resource(each.stream)}`;
    case 'dynamodb-record':
      return `on changes of ${resource(each.table)}`;
  }
}

const websocketsOf = (spec: AppSpec) =>
  inCodeOrder(spec, spec.websocketHandlers).map((each) => {
    const when = each.event === 'message' ? `message \`${each.routeKey ?? '$default'}\`` : each.event;
    return `${when}: ${handlerOf(each)}`;
  });

const resourcesOf = (spec: AppSpec) =>
  inOrder(Object.values(spec.resources)).map(
    (each) =>
      `${each.type} \`${each.name}\`${each.origin.type === 'existing' ? `: \`${each.origin.identifier}\`, which is there already` : ''}`,
  );
