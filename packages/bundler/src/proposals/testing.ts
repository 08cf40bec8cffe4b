import type { Resource, SourceTree, StageConfig, Use } from '@chalice-studio/appspec';
import { anApp, aRoute, aTable, testId } from '@chalice-studio/appspec/testing';
import { proposeUses } from './propose-uses';

export const handler = { file: 'chalicelib/handlers.ts', export: 'run' };

/** What is proposed for one handler, in the words of a person. */
export function proposals(
  files: SourceTree | string,
  {
    resources = [aTable({ name: 'orders' })],
    uses = [],
    stages = [],
    variable,
  }: {
    resources?: readonly Resource[];
    /** Access to the first resource. */
    uses?: readonly Use['access'][number][];
    variable?: string;
    stages?: readonly StageConfig[];
  } = {},
) {
  const route = aRoute({ handler });
  const use: Use = {
    ...{
      id: testId('use'),
      order: 'a1',
      kind: 'use',
      from: route.id,
      resource: resources[0]?.id ?? '',
      access: [...uses],
    },
    ...(variable === undefined ? {} : { environmentVariable: variable }),
  };
  const source = typeof files === 'string' ? { [handler.file]: files } : files;
  const spec = anApp([route, ...resources, ...(uses.length > 0 ? [use] : [])], { source });
  const found = proposeUses(spec, source, { stages });
  const nameOf = (id: string) => spec.resources[id]?.name;
  return {
    missing: found.missing.map((each) => `${each.access.join('+')} ${nameOf(each.resource)}`),
    lines: found.missing.flatMap((each) => each.evidence.map(({ location }) => `${location.file}:${location.line}`)),
    unused: found.unused.flatMap((each) => each.access),
    unclear: found.unclear.map((each) => `${each.location?.line ?? ''} ${each.message}`.trim()),
    found,
  };
}

export const sdk = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;
