import type { AppSpec } from '../app-spec';
import { listLambdaFunctions } from '../lambda-functions';
import { limits, reservedVariables } from '../limits';
import type { Problem } from '../problem';
import type { FunctionSettings, StageConfig } from '../stage-config';
import { chaliceMessages } from './chalice-messages';
import { finding, outsideRange } from './finding';

/** Problems of a stage: `entityId` is `stage`, paths are fields of the StageConfig. */
export const STAGE_ID = 'stage';

export function checkStage(spec: AppSpec, stage: StageConfig): Problem[] {
  const names = new Set(listLambdaFunctions(spec).map((each) => each.name));
  return [
    ...checkSettings(['settings'], stage.settings, stage.settings),
    ...Object.entries(stage.functions).flatMap(([name, settings]) => [
      ...checkSettings(['functions', name], settings, { ...stage.settings, ...settings }),
      ...(names.has(name) ? [] : [unknownFunction(name)]),
    ]),
    ...checkVpce(spec, stage),
    ...checkSecrets(stage),
  ];
}

function checkSettings(path: readonly string[], own: FunctionSettings, effective: FunctionSettings): Problem[] {
  return [
    ...outsideRange(STAGE_ID, {
      path: [...path, 'lambdaMemorySize'],
      value: own.lambdaMemorySize,
      range: limits.lambdaMemoryMb,
      unit: 'MB',
    }),
    ...outsideRange(STAGE_ID, {
      path: [...path, 'lambdaTimeout'],
      value: own.lambdaTimeout,
      range: limits.lambdaTimeoutSeconds,
      unit: 'seconds',
    }),
    ...checkVpc(path, effective),
    ...checkRole(path, effective),
    ...checkVariables(path, effective),
  ];
}

function checkVpc(path: readonly string[], { subnetIds, securityGroupIds }: FunctionSettings): Problem[] {
  if ((subnetIds === undefined) === (securityGroupIds === undefined)) return [];
  const missing = subnetIds === undefined ? 'subnetIds' : 'securityGroupIds';
  const message = 'A VPC needs subnets and security groups; only one of them is given.';
  return [finding(STAGE_ID, { path: [...path, missing], code: 'vpc-incomplete', message })];
}

function checkRole(path: readonly string[], settings: FunctionSettings): Problem[] {
  if (settings.manageIamRole === false && settings.iamRoleArn === undefined) {
    const message = chaliceMessages['role-missing']();
    return [finding(STAGE_ID, { path: [...path, 'iamRoleArn'], code: 'role-missing', message })];
  }
  if (settings.manageIamRole !== false && settings.autogenPolicy === false && settings.iamPolicy === undefined) {
    const message = 'With autogenPolicy off, give the policy.';
    return [finding(STAGE_ID, { path: [...path, 'iamPolicy'], code: 'policy-missing', message })];
  }
  return [];
}

function checkVariables(path: readonly string[], { environmentVariables = {} }: FunctionSettings): Problem[] {
  const at = [...path, 'environmentVariables'];
  const names = Object.keys(environmentVariables);
  const bytes = new TextEncoder().encode(Object.entries(environmentVariables).flat().join('')).length;
  return [
    ...names
      .filter((name) => reservedVariables.includes(name))
      .map((name) =>
        finding(STAGE_ID, {
          path: [...at, name],
          code: 'reserved-variable',
          message: `Lambda sets ${name} itself. Use another name.`,
        }),
      ),
    ...names
      .filter((name) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !reservedVariables.includes(name))
      .map((name) =>
        finding(STAGE_ID, {
          path: [...at, name],
          code: 'variable-name',
          message: `“${name}”: a variable begins with a letter and takes letters, digits and _.`,
        }),
      ),
    ...(bytes > limits.environmentBytes
      ? [
          finding(STAGE_ID, {
            path: at,
            code: 'environment-too-large',
            message: `Lambda takes ${limits.environmentBytes} bytes of variables, these are ${bytes}.`,
          }),
        ]
      : []),
  ];
}

function unknownFunction(name: string): Problem {
  const message = `The app has no function ${name}; these settings do nothing.`;
  return finding(STAGE_ID, { path: ['functions', name], code: 'unknown-function', severity: 'warning', message });
}

function checkVpce(spec: AppSpec, stage: StageConfig): Problem[] {
  if (stage.apiGatewayEndpointVpce === undefined || spec.api.endpointType === 'PRIVATE') return [];
  const message = chaliceMessages['vpce-not-private']();
  return [finding(STAGE_ID, { path: ['apiGatewayEndpointVpce'], code: 'vpce-not-private', message })];
}

function checkSecrets(stage: StageConfig): Problem[] {
  const variables = stage.settings.environmentVariables ?? {};
  return stage.secrets
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) =>
      finding(STAGE_ID, {
        path: ['secrets'],
        code: 'secret-is-variable',
        message: `${name} is a secret and a variable. Remove the variable: its value is readable.`,
      }),
    );
}
