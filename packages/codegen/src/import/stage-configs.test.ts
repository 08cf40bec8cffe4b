import { emptyStageConfig } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { studioFileSchema } from '../project/studio-file-schema';
import { readChaliceConfig } from './stage-configs';

const studio = studioFileSchema.parse({ version: 1 });

function stagesOf(config: object, policies: Record<string, object> = {}) {
  const readPolicy = (name: string) => (policies[name] === undefined ? undefined : JSON.stringify(policies[name]));
  const options = { readPolicy, idOf: (key: string) => key };
  return readChaliceConfig(JSON.stringify({ version: '2.0', app_name: 'shop', ...config }), studio, options).stages;
}

test('the levels of config.json: a stage wins over all stages, and variables and tags are merged', () => {
  const [dev, prod] = stagesOf({
    api_gateway_stage: 'v0',
    environment_variables: { SHARED: 'top', OVERRIDE: 'top' },
    lambda_timeout: 30,
    lambda_memory_size: 256,
    tags: { team: 'core', level: 'top' },
    lambda_functions: { worker: { lambda_timeout: 77, environment_variables: { IGNORED: 'as Chalice does' } } },
    stages: {
      dev: {},
      prod: {
        api_gateway_stage: 'v1',
        environment_variables: { OVERRIDE: 'prod' },
        lambda_timeout: 60,
        tags: { level: 'prod' },
        lambda_functions: { worker: { lambda_memory_size: 2048, environment_variables: { FN: 'worker' } } },
      },
    },
  });
  expect(dev).toEqual({
    ...emptyStageConfig('dev'),
    apiGatewayStage: 'v0',
    settings: {
      lambdaTimeout: 30,
      lambdaMemorySize: 256,
      environmentVariables: { SHARED: 'top', OVERRIDE: 'top' },
      tags: { team: 'core', level: 'top' },
    },
    functions: { worker: { lambdaTimeout: 77 } },
  });
  expect(prod).toEqual({
    ...emptyStageConfig('prod'),
    apiGatewayStage: 'v1',
    settings: {
      lambdaTimeout: 60,
      lambdaMemorySize: 256,
      environmentVariables: { SHARED: 'top', OVERRIDE: 'prod' },
      tags: { team: 'core', level: 'prod' },
    },
    functions: { worker: { lambdaMemorySize: 2048, environmentVariables: { FN: 'worker' } } },
  });
});

test('a policy that is not computed is read from the stage’s own file, or from the one that is named', () => {
  const policies = { 'policy-dev.json': { Statement: ['dev'] }, 'own.json': { Statement: ['own'] } };
  const stages = { dev: {}, prod: { iam_policy_file: 'own.json' } };
  const [dev, prod] = stagesOf({ autogen_policy: false, stages }, policies);
  expect([dev?.settings, prod?.settings]).toEqual([
    { autogenPolicy: false, iamPolicy: { Statement: ['dev'] } },
    { autogenPolicy: false, iamPolicy: { Statement: ['own'] } },
  ]);
});
