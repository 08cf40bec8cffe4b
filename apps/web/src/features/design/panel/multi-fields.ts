import {
  type AppSpec,
  type Edit,
  type Entity,
  entityLabel,
  httpMethods,
  inOrder,
  type Json,
  sameJson,
  valueAt,
} from '@chalice-studio/appspec';

export type MultiChoice = { label: string; value: Json | undefined };

/** A field that several constructs have alike, so that it can be set for all of them at once. */
export type MultiField = {
  path: readonly string[];
  label: string;
  applies: (entity: Entity) => boolean;
} & (
  | { type: 'choice'; choices: (spec: AppSpec) => readonly MultiChoice[] }
  | { type: 'number'; defaultWords: string }
  | { type: 'text'; placeholder: string; isRequired?: boolean }
);

const unset = (label: string): MultiChoice => ({ label, value: undefined });
const onOff = (defaultLabel: string) => () => [
  unset(defaultLabel),
  { label: 'On', value: true },
  { label: 'Off', value: false },
];
const isKind =
  (...kinds: readonly Entity['kind'][]) =>
  (entity: Entity): boolean =>
    kinds.includes(entity.kind);
const isBatched = isKind('sqs-message', 'kinesis-record', 'dynamodb-record');
const isStreamed = isKind('kinesis-record', 'dynamodb-record');

export const multiFields: readonly MultiField[] = [
  {
    path: ['methods'],
    label: 'Method',
    applies: isKind('route'),
    type: 'choice',
    choices: () => httpMethods.map((method) => ({ label: method, value: [method] })),
  },
  {
    path: ['authorizer'],
    label: 'Authorizer',
    applies: isKind('route'),
    type: 'choice',
    choices: (spec) => [
      unset('Nobody is asked'),
      ...inOrder(Object.values(spec.authorizers)).map(({ id }) => ({ label: entityLabel(spec, id), value: { id } })),
    ],
  },
  {
    path: ['apiKeyRequired'],
    label: 'API key',
    applies: isKind('route'),
    type: 'choice',
    choices: onOff('Not needed'),
  },
  { path: ['cors'], label: 'CORS', applies: isKind('route'), type: 'choice', choices: onOff('As the app') },
  {
    path: ['expression'],
    label: 'Expression',
    applies: isKind('schedule'),
    type: 'text',
    placeholder: 'rate(1 hour)',
    isRequired: true,
  },
  { path: ['batchSize'], label: 'Batch size', applies: isBatched, type: 'number', defaultWords: 'as Lambda has it' },
  {
    path: ['maximumBatchingWindowInSeconds'],
    label: 'Batching window (s)',
    applies: isBatched,
    type: 'number',
    defaultWords: 'none',
  },
  {
    path: ['reportBatchItemFailures'],
    label: 'Report failures one by one',
    applies: isBatched,
    type: 'choice',
    choices: onOff('Off (default)'),
  },
  {
    path: ['startingPosition'],
    label: 'Starting position',
    applies: isStreamed,
    type: 'choice',
    choices: () => [
      unset('LATEST (default)'),
      { label: 'LATEST', value: 'LATEST' },
      { label: 'TRIM_HORIZON', value: 'TRIM_HORIZON' },
    ],
  },
  { path: ['prefix'], label: 'Prefix', applies: isKind('s3-event'), type: 'text', placeholder: 'any key' },
  { path: ['suffix'], label: 'Suffix', applies: isKind('s3-event'), type: 'text', placeholder: 'any key' },
  {
    path: ['fifo'],
    label: 'FIFO',
    applies: (entity) => entity.kind === 'resource' && (entity.type === 'queue' || entity.type === 'topic'),
    type: 'choice',
    choices: onOff('Standard (default)'),
  },
  {
    path: ['versioned'],
    label: 'Versioning',
    applies: (entity) => entity.kind === 'resource' && entity.type === 'bucket',
    type: 'choice',
    choices: onOff('Off (default)'),
  },
  {
    path: ['blueprint'],
    label: 'Blueprint',
    applies: (entity) => 'handler' in entity,
    type: 'choice',
    choices: (spec) => [
      unset('The app itself'),
      ...inOrder(Object.values(spec.blueprints)).map(({ id, name }) => ({ label: name, value: id })),
    ],
  },
];

/** A field with the constructs that have it, and their value where it is the same in all. */
export type CommonField = { field: MultiField; ids: readonly string[]; value: Json | undefined; isMixed: boolean };

/** The fields that at least two of these have in common, those of most of them first. */
export function commonFields(entities: readonly Entity[]): CommonField[] {
  return multiFields
    .flatMap((field): CommonField[] => {
      const having = entities.filter(field.applies);
      if (having.length < 2) return [];
      const values = having.map((entity) => valueAt(entity, field.path));
      const isMixed = values.some((value) => !isSame(value, values[0]));
      return [{ field, ids: having.map(({ id }) => id), value: isMixed ? undefined : values[0], isMixed }];
    })
    .sort((a, b) => b.ids.length - a.ids.length);
}

/** One change for all of them; those that have the value already are left alone. */
export function setForAll(
  entities: readonly Entity[],
  { field, ids }: Pick<CommonField, 'field' | 'ids'>,
  value: Json | undefined,
): { edits: Edit[]; title: string } {
  const changed = entities.filter((each) => ids.includes(each.id) && !isSame(valueAt(each, field.path), value));
  const edits = changed.map(({ id }): Edit => {
    const at: Edit = { type: 'set', id, path: [...field.path] };
    return value === undefined ? at : { ...at, value };
  });
  const title = `Changed ${lowered(field.label)} of ${changed.length === 1 ? 'one' : changed.length}`;
  return { edits, title };
}

/** “CORS” and “API key” stay as they are. */
const lowered = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameJson(a, b));
}
