import type { Stack } from '@aws-sdk/client-cloudformation';

/** Marks a stack as one stage's: a stack of the same name without it is somebody else's. */
export const STAGE_TAG = 'chalice-studio:stage';

/** An import can set no tags: until the next deployment does, its stack's description says whose it is. */
const adopted = 'Kept resources of the Chalice Studio stage ';
export const adoptionDescription = (stageKey: string): string => `${adopted}${stageKey}`;

/** The key of the stage whose stack it is; undefined where it is none of ours. */
export function ownerOf({ Tags = [], Description = '' }: Pick<Stack, 'Tags' | 'Description'>): string | undefined {
  const tag = Tags.find(({ Key }) => Key === STAGE_TAG)?.Value;
  return tag ?? (Description.startsWith(adopted) ? Description.slice(adopted.length) : undefined);
}
