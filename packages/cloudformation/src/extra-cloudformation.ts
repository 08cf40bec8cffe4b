import { type AppSpec, entityLabel, findEntity, type Json, type Problem } from '@chalice-studio/appspec';
import { mergeTemplate } from './merge-template';
import type { Template } from './template';

type Extra = {
  template: Template;
  overridden: string[];
  /** Logical id → the construct that adds it. */
  origins: { [logicalId: string]: string };
  problems: Problem[];
};

/**
 * What people add to the template: for each construct a part of `Resources`, then the project's own, whose values win.
 * That of a construct which is gone does nothing.
 */
export function mergeExtra(generated: Template, spec: AppSpec): Extra {
  const { template: own = {}, constructs = {} } = spec.extraCloudFormation;
  const result: Extra = { template: generated, overridden: [], origins: {}, problems: [] };
  for (const [id, resources] of Object.entries(constructs).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (findEntity(spec, id) === undefined) continue;
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (generated.Resources[logicalId] !== undefined) continue;
      if (hasType(resource)) result.origins[logicalId] = id;
      else result.problems.push(nothingToChange(spec, { id, logicalId }));
    }
    take(result, { Resources: resources });
  }
  take(result, own);
  return result;
}

function take(result: Extra, extra: { [key: string]: Json }): void {
  const { template, overridden } = mergeTemplate(result.template, extra);
  result.template = template;
  result.overridden = [...new Set([...result.overridden, ...overridden])];
}

function hasType(resource: Json): boolean {
  return typeof resource === 'object' && resource !== null && !Array.isArray(resource) && 'Type' in resource;
}

/** After a rename a construct becomes resources by other names. */
function nothingToChange(spec: AppSpec, { id, logicalId }: { id: string; logicalId: string }): Problem {
  return {
    entityId: id,
    path: ['extraCloudFormation', 'constructs', id],
    code: 'extra-without-resource',
    severity: 'error',
    message: `The extra CloudFormation of ${entityLabel(spec, id)} changes ${logicalId}, which the template does not have. Give it a Type to add it, or use the logical id of a resource that is there.`,
  };
}
