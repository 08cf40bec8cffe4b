import type { AppSpec, ConstructKind, Entity, Route } from '@chalice-studio/appspec';

export type Construct = Extract<Entity, { kind: ConstructKind }>;

/** The two things on the canvas that are no constructs: what calls the routes, and what calls the WebSocket handlers. */
export const REST_API_ID = 'api:rest';
export const WEBSOCKET_API_ID = 'api:websocket';

/** Left to right, as an event flows. */
export const columns = ['source', 'gate', 'handler', 'resource'] as const;
export type Column = (typeof columns)[number];

export type RouteGroup = { id: string; prefix: string; blueprint: string | undefined; routes: readonly Route[] };

/** `parent` is the frame (a group of routes, a blueprint) that holds it. */
export type GraphNode = { id: string; column: Column; parent?: string } & (
  | { type: 'construct'; construct: Exclude<Construct, { kind: 'blueprint' }> }
  | { type: 'api'; protocol: 'rest' | 'websocket'; count: number }
  | { type: 'group'; group: RouteGroup; isExpanded: boolean }
  | { type: 'blueprint'; blueprint: AppSpec['blueprints'][string]; count: number }
);

export type EdgeKind = 'calls' | 'authorizes' | 'wraps' | 'delivers' | 'uses' | 'fails-to' | 'mounts';

export type GraphEdge = {
  id: string;
  source: string;
  target: string;
  kind: EdgeKind;
  /** Why it is there, in a sentence. */
  why: string;
  /** The entities that cause it: a use, an event source, protected routes. */
  entityIds: readonly string[];
};

export type Graph = { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] };
