import {
  type AppSpec,
  accessWords,
  createId,
  type Edit,
  entityLabel,
  labelOf,
  type Use,
} from '@chalice-studio/appspec';
import { nextOrder } from '../graph/next-order';

type Access = Use['access'][number];

/** What reading handlers' code found, as the studio answers it. */
export type MissingUse = {
  from: string;
  resource: string;
  access: readonly Access[];
  use?: string | undefined;
  environmentVariable?: string | undefined;
  evidence: readonly Evidence[];
};
export type Evidence = { command: string; location: { file: string; line: number; column: number } };
export type UnusedAccess = { use: string; from: string; resource: string; access: readonly Access[] };
export type UnclearUse = {
  from: string;
  message: string;
  location?: { file: string; line: number; column: number } | undefined;
};
export type UseFindings = {
  missing: readonly MissingUse[];
  unused: readonly UnusedAccess[];
  unclear: readonly UnclearUse[];
};

/** What still holds of findings that are older than the design: what was granted or removed meanwhile is off the list at once. */
export function openFindings(spec: AppSpec, findings: UseFindings): UseFindings {
  const uses = Object.values(spec.uses);
  const missing = findings.missing.flatMap((each): MissingUse[] => {
    const given = uses.filter((use) => use.from === each.from && use.resource === each.resource);
    const access = each.access.filter((kind) => !given.some((use) => use.access.includes(kind)));
    const isThere = spec.resources[each.resource] !== undefined && entityLabel(spec, each.from) !== each.from;
    return access.length > 0 && isThere ? [{ ...each, access, use: given[0]?.id }] : [];
  });
  const unused = findings.unused.flatMap((each): UnusedAccess[] => {
    const access = each.access.filter((kind) => spec.uses[each.use]?.access.includes(kind));
    return access.length > 0 ? [{ ...each, access }] : [];
  });
  const unclear = findings.unclear.filter((each) => entityLabel(spec, each.from) !== each.from);
  return { missing, unused, unclear };
}

/** What one construct's panel shows of them. */
export function findingsOfConstruct({ missing, unused, unclear }: UseFindings, id: string): UseFindings {
  const isIts = (each: { from: string }) => each.from === id;
  return { missing: missing.filter(isIts), unused: unused.filter(isIts), unclear: unclear.filter(isIts) };
}

/** Grants what the code needs, as one step that can be undone: edges that are there get wider, others are drawn. */
export function grantEdits(spec: AppSpec, missing: readonly MissingUse[]): Edit[] {
  let order = nextOrder(spec);
  return missing.map(({ from, resource, access, use, environmentVariable }): Edit => {
    const edge = use === undefined ? undefined : spec.uses[use];
    if (edge !== undefined)
      return { type: 'set', id: edge.id, path: ['access'], value: [...new Set([...edge.access, ...access])] };
    const variable = environmentVariable === undefined ? {} : { environmentVariable };
    const id = createId('use');
    const entity: Use = { id, order, kind: 'use', from, resource, access: [...access], ...variable };
    order = `${order}1`;
    return { type: 'create', collection: 'uses', entity };
  });
}

/** Takes back what the code makes no use of; an edge that would grant nothing goes. */
export function withdrawEdits(spec: AppSpec, { use: id, access }: UnusedAccess): Edit[] {
  const use = spec.uses[id];
  if (use === undefined) return [];
  const rest = use.access.filter((each) => !access.includes(each));
  return [rest.length === 0 ? { type: 'remove', id } : { type: 'set', id, path: ['access'], value: rest }];
}

/** “GET /orders writes table orders”. */
export function missingWords(spec: AppSpec, { from, resource, access }: MissingUse): string {
  return `${entityLabel(spec, from)} needs to ${accessWords(access)} ${resourceWords(spec, resource)}`;
}

export function unusedWords(spec: AppSpec, { from, resource, access }: UnusedAccess): string {
  return `${entityLabel(spec, from)} may ${accessWords(access)} ${resourceWords(spec, resource)}, and its code never does`;
}

function resourceWords(spec: AppSpec, id: string): string {
  const resource = spec.resources[id];
  return resource === undefined ? id : labelOf(spec, resource);
}
