import type { AppSpec, LambdaFunctionOfApp, Problem } from '@chalice-studio/appspec';
import { functionLogicalId } from './logical-ids';
import type { Template } from './template';

/** CloudFormation's quotas: resources in a template, and its bytes when it is read from S3. */
export const MAX_RESOURCES = 500;
export const MAX_TEMPLATE_BYTES = 1_048_576;

/** What only shows once the whole template is there. */
export function checkTemplate(input: {
  spec: AppSpec;
  lambdas: readonly LambdaFunctionOfApp[];
  template: Template;
}): Problem[] {
  const { lambdas, template } = input;
  const problems = collisions(lambdas);
  const count = Object.keys(template.Resources).length;
  if (count > MAX_RESOURCES) {
    const message = `The template has ${count} resources; CloudFormation takes ${MAX_RESOURCES} in a stack. Split the app, or let handlers share a function.`;
    problems.push({ entityId: 'app', path: [], code: 'too-many-resources', severity: 'error', message });
  }
  const bytes = new TextEncoder().encode(JSON.stringify(template)).length;
  if (bytes > MAX_TEMPLATE_BYTES) {
    const message = `The template has ${bytes} bytes; CloudFormation takes ${MAX_TEMPLATE_BYTES}. Shorten extra CloudFormation, or split the app.`;
    problems.push({ entityId: 'app', path: [], code: 'template-too-large', severity: 'error', message });
  }
  return problems;
}

/** Names that differ on the canvas and are the same logical id in CamelCase. */
function collisions(lambdas: readonly LambdaFunctionOfApp[]): Problem[] {
  const first = new Map<string, string>();
  return lambdas.flatMap(({ name, constructIds }): Problem[] => {
    const id = functionLogicalId(name);
    const other = first.get(id);
    if (other === undefined) first.set(id, name);
    if (other === undefined || other === name) return [];
    const message = `“${name}” and “${other}” both become ${id} in the template. Rename one of them.`;
    const entityId = constructIds[0] ?? 'app';
    return [{ entityId, path: ['name'], code: 'logical-id-collision', severity: 'error', message }];
  });
}
