import type { AppSpec, Entity } from '../app-spec';
import { inCanonicalOrder } from '../canonical-order';
import { findEntity, listEntities } from '../entities';
import { labelOf } from '../entity-label';
import { listLambdaFunctions } from '../lambda-functions';
import { mountedPaths } from '../mounted-paths';
import { environmentVariableOf } from '../physical-names';
import type { Problem } from '../problem';
import { checkApp } from './app';
import { chaliceMessages } from './chalice-messages';
import { checkEntity } from './constructs/registry';
import { checkDependencies } from './dependencies';
import { checkDuplicates } from './duplicates';
import { checkExtraCloudFormation } from './extra-cloudformation';
import { finding, setting } from './finding';
import { freeName } from './free-name';
import { checkRouteCors } from './route-cors';
import { checkSiblingParameters } from './route-path';
import { checkS3Overlaps } from './s3-overlaps';
import { checkSourceFiles } from './source-files';

/**
 * Everything that keeps a design from being deployed, or that a person should know of. A broken design still saves.
 * When there is no error, the generated project type-checks and the template passes cfn-lint.
 */
export function checkSpec(document: AppSpec): Problem[] {
  // Of two that clash the later one is named, on every machine.
  const spec = inCanonicalOrder(document);
  const entities = listEntities(spec);
  return [
    ...checkApp(spec),
    ...entities.flatMap((entity) => checkEntity(entity, spec)),
    ...entities.flatMap((entity) => checkHandler(entity, spec)),
    ...entities.flatMap((entity) => checkReferences(entity, spec)),
    ...checkRoutes(spec),
    ...checkSiblingParameters(spec),
    ...checkRouteCors(spec),
    ...checkFunctionNames(spec),
    ...checkWebsocketHandlers(spec),
    ...checkVariables(spec),
    ...checkDuplicates(spec),
    ...checkS3Overlaps(spec),
    ...checkSourceFiles(spec),
    ...checkDependencies(spec),
    ...checkExtraCloudFormation(spec),
  ];
}

/** A handler is an export of a file that a person wrote. */
function checkHandler(entity: Entity, spec: AppSpec): Problem[] {
  const handler = 'handler' in entity ? entity.handler : undefined;
  if (handler === undefined) return [];
  const text = spec.source[handler.file];
  if (text === undefined) {
    const message = `${labelOf(spec, entity)}: its handler's file ${handler.file} does not exist.`;
    return [finding(entity.id, { path: ['handler', 'file'], code: 'missing-handler-file', message })];
  }
  if (exportsName(text, handler.export)) return [];
  const message = `${handler.file} exports no ${handler.export}. Export a function of that name, or choose another.`;
  return [finding(entity.id, { path: ['handler', 'export'], code: 'missing-handler-export', message })];
}

/** A cheap scan that type checking makes sure of: declarations, and export lists with renames. */
export function exportsName(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (new RegExp(`\\bexport\\s+(?:async\\s+)?(?:const|let|var|function\\*?|class)\\s+${escaped}\\b`).test(text))
    return true;
  return new RegExp(`\\bexport\\s*\\{[^}]*\\b${escaped}\\s*(?:,|\\}|$)`, 'm').test(text);
}

function checkReferences(entity: Entity, spec: AppSpec): Problem[] {
  const problems: Problem[] = [];
  if ('blueprint' in entity && entity.blueprint !== undefined && spec.blueprints[entity.blueprint] === undefined) {
    problems.push(
      finding(entity.id, {
        path: ['blueprint'],
        code: 'missing-blueprint',
        message: `The blueprint of ${labelOf(spec, entity)} is gone.`,
        ...setting('Make it the app’s own', { id: entity.id, path: ['blueprint'] }),
      }),
    );
  }
  const deadLetter = 'deadLetter' in entity ? entity.deadLetter : undefined;
  const queueId = typeof deadLetter === 'object' ? deadLetter.queue : deadLetter;
  if (queueId !== undefined && spec.resources[queueId]?.type !== 'queue') {
    const fix = {
      label: 'Keep no failed events',
      edits: [{ type: 'set' as const, id: entity.id, path: ['deadLetter'] }],
    };
    const message = `The queue for failed events of ${labelOf(spec, entity)} is gone. Choose another.`;
    problems.push(finding(entity.id, { path: ['deadLetter'], code: 'missing-dead-letter', message, fix }));
  }
  return problems;
}

/** Two routes of one method and path, as the app has them once its blueprints are mounted. */
function checkRoutes(spec: AppSpec): Problem[] {
  const owners = new Map<string, string>();
  return Object.values(spec.routes).flatMap((route) => {
    const taken = mountedPaths(spec, route).flatMap((path) =>
      route.methods.filter((method) => {
        const key = `${method} ${path}`;
        const owner = owners.get(key) ?? route.id;
        owners.set(key, owner);
        return owner !== route.id;
      }),
    );
    return [...new Set(taken)].map((method) => {
      const message = `${method} ${route.path} is there twice. Change the path or the method of one.`;
      return finding(route.id, { path: ['path'], code: 'duplicate-route', message });
    });
  });
}

function checkFunctionNames(spec: AppSpec): Problem[] {
  const owners = new Map<string, string>();
  const lambdas = listLambdaFunctions(spec);
  return lambdas.flatMap(({ name, constructIds }): Problem[] => {
    const id = constructIds[0] ?? '';
    const other = owners.get(name);
    if (other === undefined) owners.set(name, id);
    if (other === undefined) return [];
    const message = chaliceMessages['duplicate-function-name'](name);
    const found = { path: ['name'], code: 'duplicate-function-name', message };
    const entity = findEntity(spec, id);
    // Where a blueprint's two mounts give one construct the same name twice, another name would be there twice too.
    if (other === id || entity === undefined || !('name' in entity)) return [finding(id, found)];
    const value = freeName(entity.name ?? name, new Set(lambdas.map((each) => each.name)));
    return [finding(id, { ...found, ...setting(`Rename it to ${value}`, { id, path: ['name'], value }) })];
  });
}

/** API Gateway has one handler for each route key; the second registration of one throws. */
function checkWebsocketHandlers(spec: AppSpec): Problem[] {
  const seen = new Set<string>();
  return Object.values(spec.websocketHandlers).flatMap((handler): Problem[] => {
    const key = `${handler.event} ${handler.routeKey ?? '$default'}`;
    const isDuplicate = seen.has(key);
    seen.add(key);
    if (isDuplicate) {
      const message = `Duplicate websocket handler: there is a ${labelOf(spec, handler)} handler already.`;
      return [finding(handler.id, { code: 'duplicate-websocket-handler', message })];
    }
    const blueprint = handler.blueprint === undefined ? undefined : spec.blueprints[handler.blueprint];
    if (blueprint === undefined || Object.keys(blueprint.mounts).length < 2) return [];
    const message = `Blueprint ${blueprint.name} is mounted twice, and there can be only one ${labelOf(spec, handler)} handler. Move the handler out of the blueprint.`;
    return [finding(handler.id, { path: ['blueprint'], code: 'duplicate-websocket-handler', message })];
  });
}

/** Two resources that would give one function the same variable. */
function checkVariables(spec: AppSpec): Problem[] {
  const lambdas = listLambdaFunctions(spec);
  const owners = new Map<string, string>();
  return Object.values(spec.uses).flatMap((use): Problem[] => {
    const resource = spec.resources[use.resource];
    if (resource === undefined) return [];
    const variable = environmentVariableOf(use, resource);
    return lambdas
      .filter((each) => each.constructIds.includes(use.from))
      .flatMap(({ name }): Problem[] => {
        const key = `${name} ${variable}`;
        const other = owners.get(key);
        owners.set(key, use.resource);
        if (other === undefined || other === use.resource) return [];
        const message = `${variable} would name two resources in function ${name}. Give one edge another variable.`;
        const path = ['environmentVariable'];
        const value = freeName(variable, new Set([...owners.keys()].map((each) => each.slice(name.length + 1))));
        return [
          finding(use.id, {
            path,
            code: 'variable-collision',
            message,
            ...setting(`Use ${value}`, { id: use.id, path, value }),
          }),
        ];
      });
  });
}
