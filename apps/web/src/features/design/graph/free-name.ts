import { type AppSpec, listEntities } from '@chalice-studio/appspec';

/** The wanted name, or the first of `name_2`, `name_3` … that nothing has. */
export function freeName(spec: AppSpec, wanted: string): string {
  const taken = new Set(listEntities(spec).map((entity) => ('name' in entity ? entity.name : undefined)));
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.has(`${wanted}_${n}`)) return `${wanted}_${n}`;
}
