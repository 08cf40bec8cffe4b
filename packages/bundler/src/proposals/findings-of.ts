import type { Node } from '@babel/types';
import type { AppSpec, ResourceType, Use } from '@chalice-studio/appspec';
import { useOfCommand } from './commands';
import type { Evaluator } from './evaluator';
import type { CodeLocation, Evidence, MissingUse, UnclearUse, UnusedAccess, UseFindings } from './findings';
import type { ResourceNames } from './resource-names';
import { targetsOf } from './targets';
import type { CommandMet, Reached } from './walk';

type Access = Use['access'][number];
type OfHandler = { from: string; reached: Reached; evaluator: Evaluator };
type Design = { spec: AppSpec; names: ResourceNames };

type Needed = { access: Set<Access>; environmentVariable?: string; evidence: Evidence[] };

/** What was found so far of one handler. */
type Found = {
  /** By resource. */
  needed: Map<string, Needed>;
  unclear: UnclearUse[];
  /** Of these resources, and of these types of resources, nothing is called unused. */
  doubted: Set<string>;
};

/** What a handler's code reaches, held against the edges that start at it. */
export function findingsOf(handler: OfHandler, { spec, names }: Design): UseFindings {
  const { from, reached } = handler;
  const found: Found = { needed: new Map(), unclear: [], doubted: new Set() };
  for (const command of reached.commands) readCommand(command, handler, { names, found });
  for (const { name, file, node } of reached.variables) {
    const resource = names.ofVariable(name, from)?.resource;
    if (resource === undefined) continue;
    found.doubted.add(resource.id);
    const message = `process.env.${name} goes to code that is not followed: what becomes of ${resource.type} ${resource.name} cannot be told.`;
    found.unclear.push({ from, message, location: locationOf(file, node) });
  }
  for (const file of reached.unreadable)
    found.unclear.push({
      from,
      message: `${file} cannot be read: its syntax is wrong, or it is longer than a person writes.`,
    });
  if (!reached.isWhole)
    found.unclear.push({ from, message: 'Its code is too long or nested too deeply to be followed to the end.' });
  const uses = Object.values(spec.uses).filter((use) => use.from === from);
  const isWhole = reached.isWhole && reached.unreadable.length === 0;
  return {
    missing: missingOf(from, uses, found),
    unused: isWhole ? uses.flatMap((use) => unusedOf(use, { spec, found })) : [],
    unclear: distinct(found.unclear),
  };
}

function readCommand(
  command: CommandMet,
  { from, evaluator }: OfHandler,
  { names, found }: { names: ResourceNames; found: Found },
): void {
  const use = useOfCommand(command);
  if (use === undefined) return;
  const location = locationOf(command.file, command.node);
  const doubt = (type: ResourceType, message: string) => {
    found.doubted.add(type);
    found.unclear.push({ from, message, location });
  };
  if ('unlisted' in use) {
    const message = `${command.name} is neither reading nor writing a ${use.unlisted} as an edge grants it: give its permission by the stage’s IAM policy.`;
    doubt(use.unlisted, message);
    return;
  }
  const { resourceType } = use;
  const targets = targetsOf(command.input, use, evaluator);
  const resolved = targets.map((values) => names.resolve(values, { from, type: resourceType }));
  if (resolved.length === 0 || resolved.some((each) => each.found.length === 0)) {
    const why = resolved.flatMap((each) => (each.found.length === 0 && each.why ? [` ${each.why}`] : []))[0] ?? '';
    doubt(resourceType, `${command.name}: it could not be told which ${resourceType} it is about.${why}`);
  }
  for (const { resource, environmentVariable } of resolved.flatMap((each) => each.found)) {
    const needed: Needed = found.needed.get(resource.id) ?? { access: new Set(), evidence: [] };
    found.needed.set(resource.id, needed);
    if (environmentVariable !== undefined) needed.environmentVariable = environmentVariable;
    for (const access of use.access) needed.access.add(access);
    needed.evidence.push({ command: command.name, access: use.access, location });
  }
}

function missingOf(from: string, uses: readonly Use[], { needed }: Found): MissingUse[] {
  return [...needed].flatMap(([resource, { access, environmentVariable, evidence }]): MissingUse[] => {
    const edges = uses.filter((use) => use.resource === resource);
    const given = new Set(edges.flatMap((use) => use.access));
    const lacking = [...access].filter((each) => !given.has(each));
    if (lacking.length === 0) return [];
    const [edge] = edges;
    return [
      {
        from,
        resource,
        access: lacking,
        ...(edge === undefined ? {} : { use: edge.id }),
        ...(edge === undefined && environmentVariable !== undefined ? { environmentVariable } : {}),
        evidence: distinct(evidence.filter((each) => each.access.some((kind) => lacking.includes(kind)))),
      },
    ];
  });
}

function unusedOf(use: Use, { spec, found }: { spec: AppSpec; found: Found }): UnusedAccess[] {
  const resource = spec.resources[use.resource];
  if (resource === undefined || found.doubted.has(resource.id) || found.doubted.has(resource.type)) return [];
  const access = use.access.filter((each) => !found.needed.get(resource.id)?.access.has(each));
  return access.length === 0 ? [] : [{ use: use.id, from: use.from, resource: resource.id, access }];
}

function locationOf(file: string, { loc }: Node): CodeLocation {
  return { file, line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((each) => [JSON.stringify(each), each])).values()];
}
