import { type AppSpec, type Json, type Problem, STAGE_ID, type StageConfig } from '@chalice-studio/appspec';

/** Policies that people write by hand: IAM would refuse a malformed one only when the stack is half made. */
export function checkPolicies(spec: AppSpec, stage: StageConfig): Problem[] {
  const given: { entityId: string; path: string[]; of: string; policy: Json | undefined }[] = [
    { entityId: 'app', path: ['api', 'policy'], of: 'the REST API', policy: spec.api.policy },
    { entityId: STAGE_ID, path: ['apiGatewayPolicy'], of: 'the REST API', policy: stage.apiGatewayPolicy },
    { entityId: STAGE_ID, path: ['settings', 'iamPolicy'], of: 'all functions', policy: stage.settings.iamPolicy },
    ...Object.entries(stage.functions).map(([name, { iamPolicy }]) => ({
      entityId: STAGE_ID,
      path: ['functions', name, 'iamPolicy'],
      of: `the function ${name}`,
      policy: iamPolicy,
    })),
  ];
  return given.flatMap(({ entityId, path, of, policy }): Problem[] => {
    const fault = policy === undefined ? undefined : faultOf(policy);
    if (fault === undefined) return [];
    const message = `The policy of ${of} is none that IAM takes: ${fault}.`;
    return [{ entityId, path, code: 'policy-malformed', severity: 'error', message }];
  });
}

function faultOf(policy: Json): string | undefined {
  if (!isObject(policy)) return 'it must be an object with a Statement';
  const { Statement } = policy;
  const statements = Array.isArray(Statement) ? Statement : Statement === undefined ? [] : [Statement];
  if (statements.length === 0) return 'it has no Statement';
  for (const [index, statement] of statements.entries()) {
    const where = `statement ${index + 1}`;
    if (!isObject(statement)) return `${where} is no object`;
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') return `${where} needs an Effect, Allow or Deny`;
    if (!('Action' in statement) && !('NotAction' in statement)) return `${where} needs an Action`;
    if (!('Resource' in statement) && !('NotResource' in statement)) return `${where} needs a Resource`;
  }
  return undefined;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
