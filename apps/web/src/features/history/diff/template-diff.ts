import { z } from 'zod';
import type { ChangeKind } from './design-diff';

/** A template as the studio answers it, and what its constructs are called. */
export type TemplateSide = { text: string; origins: Readonly<Record<string, string>>; labelOf: (id: string) => string };

export type TemplateChange = {
  /** `Resources`, `Outputs`, … */
  section: string;
  name: string;
  /** Of a resource: `AWS::Lambda::Function`. */
  type: string | undefined;
  change: ChangeKind;
  before: string;
  after: string;
  /** The construct that it is made for. */
  origin: string | undefined;
};

const object = z.record(z.string(), z.unknown());
type Section = Readonly<Record<string, unknown>>;

const ranks: Record<ChangeKind, number> = { changed: 0, added: 1, removed: 2 };

/** What differs of two templates, part by part: resources first, and of these the changed ones first. */
export function templateDiff(before: TemplateSide, after: TemplateSide): TemplateChange[] {
  const [old, now] = [object.parse(JSON.parse(before.text)), object.parse(JSON.parse(after.text))];
  const sections = [...new Set(['Resources', ...Object.keys(old), ...Object.keys(now)])];
  return sections.flatMap((section) => {
    const [was, is] = [partsOf(section, old[section]), partsOf(section, now[section])];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    return names
      .flatMap((name): TemplateChange[] => {
        const [oldText, newText] = [textOf(was[name]), textOf(is[name])];
        if (oldText === newText) return [];
        const change = was[name] === undefined ? 'added' : is[name] === undefined ? 'removed' : 'changed';
        const side = change === 'removed' ? before : after;
        const id = section === 'Resources' ? side.origins[name] : undefined;
        return [
          {
            ...{ section, name, change, before: oldText, after: newText },
            type: typeOf(is[name] ?? was[name]),
            origin: id === undefined ? undefined : side.labelOf(id),
          },
        ];
      })
      .sort((a, b) => ranks[a.change] - ranks[b.change]);
  });
}

/** A section's parts by name; one that has none, such as the format's version, is its own part. */
function partsOf(section: string, value: unknown): Section {
  if (value === undefined) return {};
  return object.safeParse(value).data ?? { [section]: value };
}

const textOf = (value: unknown) => (value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`);
const typeOf = (value: unknown) => z.object({ Type: z.string() }).safeParse(value).data?.Type;
