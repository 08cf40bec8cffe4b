import { type AppSpec, inOrder, listEntities } from '@chalice-studio/appspec';

/** A place behind everything that is there. Orders compare as text. */
export function nextOrder(spec: AppSpec): string {
  const last = inOrder(listEntities(spec)).at(-1)?.order;
  const number = last === undefined ? 0 : Number.parseInt(last.slice(1), 36);
  return `a${((Number.isNaN(number) ? 0 : number) + 1).toString(36).padStart(6, '0')}`;
}
