import type { AppSpec } from '../app-spec';
import { listLambdaFunctions } from '../lambda-functions';
import { limits } from '../limits';
import { physicalName } from '../physical-names';
import type { Problem } from '../problem';
import type { StageConfig } from '../stage-config';
import { finding, findingIf, outsideRange, setting } from './finding';
import { checkFunctionSettings } from './function-settings';
import { checkStageApi } from './stage-api';
import { STAGE_ID } from './stage-id';

export function checkStage(spec: AppSpec, stage: StageConfig): Problem[] {
  const names = new Set(listLambdaFunctions(spec).map((each) => each.name));
  return [
    ...checkFunctionSettings(['settings'], stage.settings, stage.settings),
    ...Object.entries(stage.functions).flatMap(([name, settings]) => [
      ...checkFunctionSettings(['functions', name], settings, { ...stage.settings, ...settings }),
      ...(names.has(name) ? [] : [unknownFunction(name)]),
    ]),
    ...checkRuntime(stage),
    ...checkApi(stage),
    ...checkStageApi(spec, stage),
    ...checkSecrets(stage),
    ...checkNames(spec, stage),
  ];
}

/** AWS deprecated nodejs20.x on 30 April 2026: it stops making functions of it, then changing them. */
function checkRuntime({ target, nodeVersion }: StageConfig): Problem[] {
  return findingIf(target.type === 'aws' && nodeVersion === '20', STAGE_ID, {
    path: ['nodeVersion'],
    code: 'runtime-deprecated',
    severity: 'warning',
    message: 'AWS Lambda has deprecated Node 20, and makes no functions of it in the end. Choose 22 or 24.',
    ...setting('Use Node 24', { id: STAGE_ID, path: ['nodeVersion'], value: '24' }),
  });
}

function checkApi(stage: StageConfig): Problem[] {
  const { apiGatewayStage: name, minimumCompressionSize: value } = stage;
  const range = limits.minimumCompressionSize;
  const mended = name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 128) || 'api';
  return [
    ...findingIf(!/^[A-Za-z0-9_-]{1,128}$/.test(name), STAGE_ID, {
      path: ['apiGatewayStage'],
      code: 'api-gateway-stage',
      message: `“${name}”: the URL’s first part takes letters, digits, - and _.`,
      ...setting(`Use ${mended}`, { id: STAGE_ID, path: ['apiGatewayStage'], value: mended }),
    }),
    ...outsideRange(STAGE_ID, { path: ['minimumCompressionSize'], value, range, unit: 'bytes' }),
  ];
}

/** Whole names in this stage, `app-stage-name`. */
function checkNames(spec: AppSpec, stage: StageConfig): Problem[] {
  const functions = listLambdaFunctions(spec).map(({ name }) => ({
    name: `${spec.name}-${stage.name}-${name}`,
    most: limits.functionName as number,
    what: 'a Lambda function',
  }));
  const resources = Object.values(spec.resources).flatMap((resource) => {
    if (resource.origin.type === 'existing') return [];
    const most: number = limits.physicalName[resource.type];
    return [{ name: physicalName(spec, stage.name, resource), most, what: `a ${resource.type}` }];
  });
  return [...functions, ...resources]
    .filter(({ name, most }) => name.length > most)
    .map(({ name, most, what }) => {
      const message = `${name} has ${name.length} characters; the name of ${what} takes ${most}. Shorten the name of the stage, of the app or its own.`;
      return finding(STAGE_ID, { path: ['name'], code: 'name-length', message });
    });
}

function unknownFunction(name: string): Problem {
  const message = `The app has no function ${name}; these settings do nothing.`;
  const path = ['functions', name];
  const fix = setting('Remove the settings', { id: STAGE_ID, path });
  return finding(STAGE_ID, { path, code: 'unknown-function', severity: 'warning', message, ...fix });
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
