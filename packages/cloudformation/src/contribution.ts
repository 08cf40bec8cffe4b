import type { AppSpec, Json, StageConfig } from '@chalice-studio/appspec';
import type { PolicyStatement } from './policy';
import type { Resource } from './template';

/** What synthesizing one construct needs to know beside the construct itself. */
export type SynthesisContext = {
  spec: AppSpec;
  stage: StageConfig;
  /** The name of a Lambda function as this mount deploys it: the mount's prefix and the registered name. */
  functionName(registeredName: string): string;
  /** A path as this mount serves it. */
  urlPath(path: string): string;
};

/** What one construct adds to the template. */
export type Contribution = {
  resources?: { [logicalId: string]: Resource };
  /** OpenAPI path → method → operation. */
  paths?: { [path: string]: { [method: string]: Json } };
  /** Security definitions of the REST API by name. */
  securityDefinitions?: { [name: string]: Json };
  /** Resources that make sense beside a REST API only: an authorizer that no API has is still a function. */
  restPermissions?: { [logicalId: string]: Resource };
  /** Permissions of a function's role. */
  statements?: readonly { functionName: string; statement: PolicyStatement }[];
  /** Environment variables of a function, behind the stage's own. */
  environment?: readonly { functionName: string; name: string; value: Json }[];
  /** WebSocket routes; they are wired to their functions together. */
  websocketRoutes?: readonly { routeKey: string; functionName: string }[];
  /** Entries of buckets' notification configurations, written by one custom resource a bucket. */
  bucketNotifications?: readonly BucketNotification[];
};

/** `bucket` is the id of the resource. */
export type BucketNotification = {
  bucket: string;
  functionName: string;
  events: readonly string[];
  prefix?: string | undefined;
  suffix?: string | undefined;
};

/** What several constructs contribute, one after another; a later security definition or path wins by name and method. */
export function mergeContributions(contributions: readonly Contribution[]): Required<Contribution> {
  const merged = {
    resources: {} as Required<Contribution>['resources'],
    restPermissions: {} as Required<Contribution>['restPermissions'],
    paths: {} as Required<Contribution>['paths'],
    securityDefinitions: {} as Required<Contribution>['securityDefinitions'],
  };
  for (const { resources, restPermissions, paths, securityDefinitions } of contributions) {
    Object.assign(merged.resources, resources);
    Object.assign(merged.restPermissions, restPermissions);
    Object.assign(merged.securityDefinitions, securityDefinitions);
    for (const [path, operations] of Object.entries(paths ?? {})) {
      merged.paths[path] = { ...merged.paths[path], ...operations };
    }
  }
  return {
    ...merged,
    statements: contributions.flatMap((contribution) => contribution.statements ?? []),
    environment: contributions.flatMap((contribution) => contribution.environment ?? []),
    websocketRoutes: contributions.flatMap((contribution) => contribution.websocketRoutes ?? []),
    bucketNotifications: contributions.flatMap((contribution) => contribution.bucketNotifications ?? []),
  };
}
