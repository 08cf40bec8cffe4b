import type { Example } from '@chalice-studio/control-plane/contract';
import { lookOf } from '@/components/construct-icon';

/** Examples that have each of the words somewhere: in what they are called, what they teach, or what they are made of. */
export function searchExamples(examples: readonly Example[], text: string): Example[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return examples.filter((example) => {
    const said = textOf(example).toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

function textOf({ name, title, description, category, teaches, constructs, picture }: Example): string {
  const kinds = constructs.map(({ kind, resourceType }) => lookOf(kind, resourceType).label);
  return [name, title, description, category, ...teaches, ...kinds, ...picture.cards.map((card) => card.title)].join(
    ' ',
  );
}
