import { type Entity, editSchema } from '@chalice-studio/appspec';
import { z } from 'zod';

const pointSchema = z.object({ x: z.number(), y: z.number() });

const noteSchema = z.object({
  ...pointSchema.shape,
  width: z.number(),
  height: z.number(),
  color: z.enum(['yellow', 'green', 'blue', 'pink', 'grey']),
  text: z.string().max(20_000),
});

const clipSchema = z.object({
  'chalice-studio': z.literal(1),
  entities: z.array(z.unknown()),
  source: z.record(z.string(), z.string()),
  /** Where they stood, so that they stand alike where they are pasted. */
  places: z.record(z.string(), pointSchema).optional(),
  notes: z.array(noteSchema).optional(),
});

/** Constructs with their handlers' files, and notes, as they travel through the clipboard. */
export type Clip = {
  entities: readonly Entity[];
  source: Readonly<Record<string, string>>;
  places: Readonly<Record<string, { x: number; y: number }>>;
  notes: readonly z.infer<typeof noteSchema>[];
  /** How many of its constructs could not be read. */
  unreadable: number;
};

const MOST_CHARACTERS = 5_000_000;

export function writeClip({ entities, source, places, notes }: Omit<Clip, 'unreadable'>): string {
  return JSON.stringify({ 'chalice-studio': 1, entities, source, places, notes }, null, 2);
}

/** What a clipboard holds of ours, or why that is nothing, in words that say what to do. */
export function readClip(text: string): Clip | { refused: string } {
  if (text.trim() === '') return { refused: 'The clipboard is empty. Copy constructs on a canvas first.' };
  if (text.length > MOST_CHARACTERS) return { refused: 'More than 5 MB cannot be pasted at once.' };
  const parsed = parse(text);
  if (parsed === undefined) {
    return text.includes('"chalice-studio"')
      ? { refused: 'The text was cut off or changed on its way: it is no JSON any more. Copy it again.' }
      : { refused: 'The clipboard holds other text. Copy constructs on a canvas first.' };
  }
  const clip = clipSchema.safeParse(parsed.value);
  if (!clip.success) return { refused: whyForeign(parsed.value, clip.error) };
  const { entities, source, places = {}, notes = [] } = clip.data;
  const read = entities.flatMap((entity) => entityOf(entity) ?? []);
  if (read.length === 0 && notes.length === 0)
    return {
      refused:
        entities.length === 0
          ? 'What was copied holds no constructs.'
          : 'None of the constructs can be read: they were changed by hand, or come from another version of the studio.',
    };
  return { entities: read, source, places, notes, unreadable: entities.length - read.length };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function whyForeign(value: unknown, error: z.ZodError): string {
  if (typeof value !== 'object' || value === null) return 'The clipboard holds JSON, but no constructs.';
  const version = 'chalice-studio' in value ? value['chalice-studio'] : undefined;
  if (typeof version === 'number' && version > 1)
    return 'It was copied in a newer studio, whose constructs this one cannot read. Update this studio first.';
  if (version !== undefined) {
    const [first] = error.issues;
    return `What was copied has been changed: ${first?.path.join('.') || 'it'} does not fit. Copy it again.`;
  }
  if ('openapi' in value || 'swagger' in value)
    return 'This is an OpenAPI document. Import it from New project instead.';
  if ('routes' in value && 'resources' in value) return 'This is a whole project. Import it from New project instead.';
  if ('Resources' in value)
    return 'This is a CloudFormation template. What it adds belongs into extra CloudFormation, in the app settings.';
  return 'The clipboard holds JSON of something else. Copy constructs on a canvas first.';
}

/** A create edit's own schema knows every kind of entity; it leaves to the document where each belongs. */
function entityOf(value: unknown): Entity | undefined {
  const edit = editSchema.safeParse({ type: 'create', collection: 'routes', entity: value }).data;
  return edit?.type === 'create' ? edit.entity : undefined;
}
