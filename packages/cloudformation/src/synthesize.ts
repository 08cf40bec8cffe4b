import {
  type AppSpec,
  type ArtifactFunction,
  inCanonicalOrder,
  type Json,
  type LambdaFunctionOfApp,
  labelOf,
  listLambdaFunctions,
  type Problem,
  type Route,
  type StageConfig,
} from '@chalice-studio/appspec';
import { checkPolicies } from './check-policies';
import { type Claim, checkTemplate } from './check-template';
import { synthesizeConstruct } from './constructs/registry';
import { use } from './constructs/use';
import { type Contribution, mergeContributions } from './contribution';
import { mergeExtra } from './extra-cloudformation';
import { type CodeLocation, lambdaFunctionResources } from './functions/lambda-function';
import { placeRoles, type RolePlacement, synthesizeRoles } from './functions/role';
import { settingsOf } from './functions/settings';
import { functionLogicalId } from './logical-ids';
import { type MountedConstruct, mountedConstructs } from './mounts';
import { manageConnections } from './policy';
import { checkQueues } from './resources/queue-visibility';
import { restApi } from './rest-api/rest-api';
import { bucketNotifications, notificationsLogicalId } from './s3-notifications/s3-notifications';
import type { Resource, Template } from './template';
import { connectionRegistry, REGISTRY_VARIABLE } from './websocket-api/connection-registry';
import { websocketApi } from './websocket-api/websocket-api';

export type SynthesisInput = {
  spec: AppSpec;
  stage: StageConfig;
  /** The artifact's functions, and where its zip was uploaded to. */
  functions: readonly ArtifactFunction[];
  code: CodeLocation;
  /** Secret name → a CloudFormation dynamic reference to its value; never the value. */
  secretReferences?: { readonly [name: string]: Json };
  /** Where the account lets roles be made, and what none of them can exceed. */
  roles?: RolePlacement;
};

export type Synthesis = {
  template: Template;
  /** What extra CloudFormation changed of what was generated, as JSON pointers; the plan names them. */
  overridden: readonly string[];
  /** Logical id → the construct that it is made for; what serves all of them (the API, its role) is in none. */
  origins: { readonly [logicalId: string]: string };
  problems: readonly Problem[];
};

/**
 * AppSpec + StageConfig + artifact → a plain CloudFormation template. Pure. Stages:
 * constructs → contributions → functions and roles → REST API → WebSocket API → bucket notifications → extra CloudFormation.
 */
export function synthesize(given: SynthesisInput): Synthesis {
  const input = { ...given, spec: inCanonicalOrder(given.spec) };
  const { spec, stage } = input;
  const lambdas = listLambdaFunctions(spec);
  const mounted = mountedConstructs(spec, stage).map((each) => ({
    ...each,
    contribution: synthesizeConstruct(each.construct, each.context),
  }));
  const merged = mergeContributions([
    ...mounted.map(({ contribution }) => contribution),
    ...uses(spec, stage, lambdas),
  ]);
  const resources: { [logicalId: string]: Resource } = {
    ...functionResources(input, lambdas, merged),
    ...merged.resources,
  };
  const outputs: Template['Outputs'] = {};

  const served = mounted.flatMap(({ construct, context }) =>
    construct.kind === 'route' ? [{ path: context.urlPath(construct.path), route: construct satisfies Route }] : [],
  );
  if (served.length > 0) {
    const api = restApi({ spec, stage, merged, served });
    Object.assign(resources, api.resources);
    Object.assign(outputs, api.outputs);
  }
  if (merged.websocketRoutes.length > 0) {
    const api = websocketApi({ spec, stage, routes: merged.websocketRoutes });
    Object.assign(resources, api.resources, connectionRegistry.resources);
    Object.assign(outputs, api.outputs);
  }
  Object.assign(resources, bucketNotifications(merged.bucketNotifications, { spec, stage }));

  if (input.roles !== undefined) placeRoles(resources, input.roles);
  const generated: Template = { AWSTemplateFormatVersion: '2010-09-09', Resources: resources, Outputs: outputs };
  const claims = [...claimsOf(spec, mounted, lambdas), ...notificationClaims(spec, merged)];
  const extra = mergeExtra(generated, spec);
  const { template } = extra;
  const paths = served.map(({ path, route }) => ({ path, entityId: route.id, described: merged.paths[path] }));
  const problems = [
    ...checkTemplate(template, claims, paths),
    ...checkPolicies(spec, stage),
    ...checkQueues(spec, stage),
    ...extra.problems,
  ];
  const origins = { ...extra.origins, ...originsOf(claims, lambdas) };
  return { template, overridden: extra.overridden, origins, problems };
}

function claimsOf(
  spec: AppSpec,
  mounted: readonly { construct: MountedConstruct; contribution: Contribution }[],
  lambdas: readonly LambdaFunctionOfApp[],
): Claim[] {
  const ofFunctions = lambdas.map(({ name, constructIds }) => ({
    logicalId: functionLogicalId(name),
    entityId: constructIds[0] ?? 'app',
    name,
  }));
  const ofConstructs = mounted.flatMap(({ construct, contribution }) => {
    const { resources = {}, restPermissions = {} } = contribution;
    const name = 'name' in construct && construct.name !== undefined ? construct.name : labelOf(spec, construct);
    return Object.keys({ ...resources, ...restPermissions }).map((logicalId) => ({
      logicalId,
      entityId: construct.id,
      name,
    }));
  });
  return [...ofFunctions, ...ofConstructs];
}

/** A bucket that is not there shows when its entries are written. */
function notificationClaims(spec: AppSpec, merged: Required<Contribution>): Claim[] {
  const ids = new Set(merged.bucketNotifications.map(({ bucket }) => bucket));
  return Object.values(spec.resources)
    .filter(({ id }) => ids.has(id))
    .map((bucket) => ({ logicalId: notificationsLogicalId(bucket), entityId: bucket.id, name: bucket.name }));
}

function originsOf(claims: readonly Claim[], lambdas: readonly LambdaFunctionOfApp[]): { [logicalId: string]: string } {
  // A function that several constructs share is made for none of them alone.
  const shared = new Set(
    lambdas.filter((each) => each.constructIds.length !== 1).map((each) => functionLogicalId(each.name)),
  );
  const own = claims.filter(({ logicalId }) => !shared.has(logicalId));
  return Object.fromEntries(own.map(({ logicalId, entityId }) => [logicalId, entityId]));
}

function uses(spec: AppSpec, stage: StageConfig, lambdas: readonly LambdaFunctionOfApp[]): Contribution[] {
  const context = { spec, stage, functionName: (name: string) => name, urlPath: (path: string) => path };
  return Object.values(spec.uses).map((edge) => {
    const names = lambdas.filter((each) => each.constructIds.includes(edge.from)).map((each) => each.name);
    return use(edge, names, context);
  });
}

function functionResources(
  input: SynthesisInput,
  lambdas: readonly LambdaFunctionOfApp[],
  merged: Required<Contribution>,
): { [logicalId: string]: Resource } {
  const { spec, stage } = input;
  const hasWebsockets = merged.websocketRoutes.length > 0;
  const functions = lambdas.map(({ name }) => ({
    name,
    settings: settingsOf(stage, name),
    statements: [
      ...(hasWebsockets ? [manageConnections, connectionRegistry.statement] : []),
      ...merged.statements.filter((each) => each.functionName === name).map((each) => each.statement),
    ],
  }));
  const { resources, roles } = synthesizeRoles(functions);
  for (const { name, settings } of functions) {
    const handler = input.functions.find((each) => each.name === name)?.handler ?? `index.${name}`;
    const environment: { [variable: string]: Json } = { ...input.secretReferences };
    if (hasWebsockets) environment[REGISTRY_VARIABLE] = connectionRegistry.variable;
    for (const each of merged.environment) if (each.functionName === name) environment[each.name] = each.value;
    const role = roles.get(name) ?? '';
    Object.assign(
      resources,
      lambdaFunctionResources({ spec, stage, name, handler, settings, code: input.code, role, environment }),
    );
  }
  return resources;
}
