import { type AppSpec, entityLabel, inOrder } from '@chalice-studio/appspec';
import type { Notes } from '@chalice-studio/control-plane/contract';
import { OPEN_UP_TO } from '../graph/build-graph';
import { type ConstructFace, faceOf } from '../graph/construct-words';
import type { Construct } from '../graph/graph';
import { noteTitle } from '../graph/note-text';
import { groupRoutes } from '../graph/route-groups';

export type OutlineItem = { id: string; label: string; title: string; detail: string; face: ConstructFace | 'note' };
export type OutlineBranch = { id: string; label: string; items: readonly (OutlineItem | OutlineBranch)[] };

/** Everything of a design by kind, routes by path, and the notes; only what has all words of `filter` in it. */
export function outlineOf(spec: AppSpec, notes: Notes, filter: string): OutlineBranch[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = (construct: Construct) => {
    const text =
      `${entityLabel(spec, construct.id)} ${'handler' in construct ? construct.handler.file : ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const item = (construct: Construct): OutlineItem => ({
    id: construct.id,
    label: entityLabel(spec, construct.id),
    face: faceOf(construct),
    ...titleOf(construct),
  });
  const branch = (label: string, constructs: readonly Construct[]): OutlineBranch[] => {
    const items = inOrder(constructs.filter(fits)).map(item);
    return items.length === 0 ? [] : [{ id: `kind:${label}`, label, items }];
  };
  const sources = Object.values(spec.eventSources);
  return [
    ...routesBranch(Object.values(spec.routes).filter(fits), item),
    ...branch('Authorizers', Object.values(spec.authorizers)),
    ...branch('Middleware', Object.values(spec.middleware)),
    ...branch(
      'Schedules',
      sources.filter((source) => source.kind === 'schedule'),
    ),
    ...branch(
      'Event handlers',
      sources.filter((source) => source.kind !== 'schedule'),
    ),
    ...branch('WebSocket handlers', Object.values(spec.websocketHandlers)),
    ...branch('Functions', Object.values(spec.functions)),
    ...branch('Blueprints', Object.values(spec.blueprints)),
    ...branch('Resources', Object.values(spec.resources)),
    ...notesBranch(notes, words),
  ];
}

function notesBranch(notes: Notes, words: readonly string[]): OutlineBranch[] {
  const items = Object.entries(notes)
    .filter(([, note]) => words.every((word) => note.text.toLowerCase().includes(word)))
    .map(([id, note]): OutlineItem => {
      const title = noteTitle(note.text);
      return { id, label: `Note: ${title}`, title, detail: '', face: 'note' };
    });
  return items.length === 0 ? [] : [{ id: 'kind:Notes', label: 'Notes', items }];
}

function routesBranch(
  routes: AppSpec['routes'][string][],
  item: (construct: Construct) => OutlineItem,
): OutlineBranch[] {
  if (routes.length === 0) return [];
  const { groups, single } = groupRoutes(routes);
  const items = [
    ...groups.map((group): OutlineBranch => ({ id: group.id, label: group.prefix, items: group.routes.map(item) })),
    ...single.map(item),
  ];
  return [{ id: 'kind:Routes', label: 'Routes', items }];
}

function titleOf(construct: Construct): { title: string; detail: string } {
  switch (construct.kind) {
    case 'route':
      return { title: construct.path, detail: construct.methods.join(' ') };
    case 'schedule':
      return { title: construct.name, detail: construct.expression };
    case 'middleware':
      return { title: construct.handler.export, detail: construct.eventType };
    case 'websocket-handler':
      return {
        title: construct.routeKey ?? `$${construct.event === 'message' ? 'default' : construct.event}`,
        detail: '',
      };
    case 'authorizer':
      return construct.type === 'iam'
        ? { title: 'IAM', detail: 'iam' }
        : { title: construct.name, detail: construct.type };
    case 'resource':
      return { title: construct.name, detail: construct.type };
    default:
      return { title: construct.name, detail: '' };
  }
}

/** Whether a branch begins open: of a large design the groups of routes do not, so that all kinds are in sight. */
export function beginsOpen(branches: readonly OutlineBranch[]): (id: string) => boolean {
  const routes = branches.find((branch) => branch.id === 'kind:Routes');
  const isLarge = routes !== undefined && countOf(routes) > OPEN_UP_TO;
  return (id) => !(isLarge && id.startsWith('group:'));
}

/** The branches that hold an item, which open when it is selected elsewhere. */
export function branchesOf(branches: readonly OutlineBranch[], id: string): string[] {
  return branches.flatMap((branch) => {
    const below = branchesOf(
      branch.items.filter((item): item is OutlineBranch => 'items' in item),
      id,
    );
    const isHere = branch.items.some((item) => item.id === id);
    return below.length > 0 || isHere ? [branch.id, ...below] : [];
  });
}

/** A row of the tree as it is shown: flat, so that only what is in sight is drawn. */
export type OutlineRow = {
  id: string;
  level: number;
  count?: number;
  isOpen?: boolean;
  size: number;
  place: number;
} & (
  | { type: 'branch'; label: string /** What it holds, while it is closed. */; hidden: readonly string[] }
  | { type: 'item'; item: OutlineItem }
);

export function rowsOf(branches: readonly OutlineBranch[], isOpen: (id: string) => boolean): OutlineRow[] {
  const walk = (nodes: readonly (OutlineItem | OutlineBranch)[], level: number): OutlineRow[] =>
    nodes.flatMap((node, index): OutlineRow[] => {
      const shared = { id: node.id, level, size: nodes.length, place: index + 1 };
      if (!('items' in node)) return [{ ...shared, type: 'item', item: node }];
      const open = isOpen(node.id);
      const hidden = open ? [] : idsIn(node);
      const row: OutlineRow = {
        ...shared,
        type: 'branch',
        label: node.label,
        isOpen: open,
        count: countOf(node),
        hidden,
      };
      return open ? [row, ...walk(node.items, level + 1)] : [row];
    });
  return walk(branches, 1);
}

function countOf(branch: OutlineBranch): number {
  return branch.items.reduce((sum, item) => sum + ('items' in item ? countOf(item) : 1), 0);
}

function idsIn(branch: OutlineBranch): string[] {
  return branch.items.flatMap((item) => ('items' in item ? idsIn(item) : [item.id]));
}
