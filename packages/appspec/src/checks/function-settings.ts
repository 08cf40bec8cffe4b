import { limits, logRetentionDays, reservedVariables } from '../limits';
import type { Problem } from '../problem';
import type { FunctionSettings } from '../stage-config';
import { checkArn } from './amazon-names';
import { chaliceMessages } from './chalice-messages';
import { finding, findingIf, outsideRange, setting } from './finding';
import { STAGE_ID } from './stage-id';

/** Settings of all functions of a stage or of one: `own` as they are written there, `effective` with what holds besides. */
export function checkFunctionSettings(
  path: readonly string[],
  own: FunctionSettings,
  effective: FunctionSettings,
): Problem[] {
  return [
    ...checkRanges(path, own),
    ...checkLayers(path, own),
    ...checkVpc(path, effective),
    ...checkRole(path, effective),
    ...checkVariables(path, effective),
    ...checkTags(path, own),
  ];
}

function checkRanges(at: readonly string[], own: FunctionSettings): Problem[] {
  const { logRetentionInDays: days, reservedConcurrency } = own;
  const nearest = logRetentionDays.find((each) => days !== undefined && each >= days) ?? 3653;
  const path = [...at, 'logRetentionInDays'];
  return [
    ...outsideRange(STAGE_ID, {
      path: [...at, 'lambdaMemorySize'],
      value: own.lambdaMemorySize,
      range: limits.lambdaMemoryMb,
      unit: 'MB',
    }),
    ...outsideRange(STAGE_ID, {
      path: [...at, 'lambdaTimeout'],
      value: own.lambdaTimeout,
      range: limits.lambdaTimeoutSeconds,
      unit: 'seconds',
    }),
    ...findingIf(days !== undefined && !logRetentionDays.includes(days), STAGE_ID, {
      path,
      code: 'log-retention',
      message: `CloudWatch keeps logs for ${logRetentionDays.slice(0, 8).join(', ')} and some longer numbers of days, not for ${days}.`,
      ...setting(`Keep them for ${nearest} days`, { id: STAGE_ID, path, value: nearest }),
    }),
    ...findingIf(reservedConcurrency !== undefined && reservedConcurrency < 0, STAGE_ID, {
      path: [...at, 'reservedConcurrency'],
      code: 'reserved-concurrency',
      message: 'Reserved concurrency is 0 (the function never runs) or more.',
      ...setting('Reserve none', { id: STAGE_ID, path: [...at, 'reservedConcurrency'] }),
    }),
  ];
}

function checkLayers(at: readonly string[], { layers = [] }: FunctionSettings): Problem[] {
  const path = [...at, 'layers'];
  return [
    ...findingIf(layers.length > limits.layers, STAGE_ID, {
      path,
      code: 'too-many-layers',
      message: `A Lambda function takes ${limits.layers} layers, these are ${layers.length}.`,
    }),
    ...layers.flatMap((value) => checkArn(STAGE_ID, { path, value, service: 'lambda', what: 'a layer’s version' })),
  ];
}

function checkVpc(at: readonly string[], { subnetIds, securityGroupIds }: FunctionSettings): Problem[] {
  const missing = subnetIds === undefined ? 'subnetIds' : 'securityGroupIds';
  return [
    ...findingIf((subnetIds === undefined) !== (securityGroupIds === undefined), STAGE_ID, {
      path: [...at, missing],
      code: 'vpc-incomplete',
      message: 'A VPC needs subnets and security groups; only one of them is given.',
    }),
    ...findingIf((subnetIds?.length ?? 0) > limits.subnets, STAGE_ID, {
      path: [...at, 'subnetIds'],
      code: 'too-many-subnets',
      message: `A Lambda function takes ${limits.subnets} subnets.`,
    }),
    ...findingIf((securityGroupIds?.length ?? 0) > limits.securityGroups, STAGE_ID, {
      path: [...at, 'securityGroupIds'],
      code: 'too-many-security-groups',
      message: `A Lambda function takes ${limits.securityGroups} security groups.`,
    }),
    ...notOfVpc([...at, 'subnetIds'], { ids: subnetIds, prefix: 'subnet', code: 'subnet-id', what: 'subnet' }),
    ...notOfVpc([...at, 'securityGroupIds'], {
      ids: securityGroupIds,
      prefix: 'sg',
      code: 'security-group-id',
      what: 'security group',
    }),
  ];
}

type VpcIds = { ids: readonly string[] | undefined; prefix: string; code: string; what: string };

function notOfVpc(path: readonly string[], { ids = [], prefix, code, what }: VpcIds): Problem[] {
  return ids
    .filter((id) => !new RegExp(`^${prefix}-[0-9a-z]+$`).test(id))
    .map((id) => {
      const message = `“${id}” is no ${what}: ${prefix}-0123456789abcdef0.`;
      return finding(STAGE_ID, { path, code, message });
    });
}

function checkRole(path: readonly string[], settings: FunctionSettings): Problem[] {
  const { iamRoleArn: value } = settings;
  if (settings.manageIamRole === false && value === undefined) {
    const message = chaliceMessages['role-missing']();
    return [finding(STAGE_ID, { path: [...path, 'iamRoleArn'], code: 'role-missing', message })];
  }
  if (settings.manageIamRole !== false && settings.autogenPolicy === false && settings.iamPolicy === undefined) {
    const message = 'With autogenPolicy off, give the policy.';
    return [finding(STAGE_ID, { path: [...path, 'iamPolicy'], code: 'policy-missing', message })];
  }
  return checkArn(STAGE_ID, { path: [...path, 'iamRoleArn'], value, service: 'iam', what: 'an IAM role' });
}

function checkVariables(path: readonly string[], { environmentVariables = {} }: FunctionSettings): Problem[] {
  const at = [...path, 'environmentVariables'];
  const names = Object.keys(environmentVariables);
  const bytes = new TextEncoder().encode(Object.entries(environmentVariables).flat().join('')).length;
  const isName = (name: string) => /^[A-Za-z][A-Za-z0-9_]+$/.test(name);
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
      .filter((name) => !isName(name) && !reservedVariables.includes(name))
      .map((name) =>
        finding(STAGE_ID, {
          path: [...at, name],
          code: 'variable-name',
          message: `“${name}”: a variable begins with a letter, and at least one more letter, digit or _ follows.`,
        }),
      ),
    ...findingIf(bytes > limits.environmentBytes, STAGE_ID, {
      path: at,
      code: 'environment-too-large',
      message: `Lambda takes ${limits.environmentBytes} bytes of variables, these are ${bytes}.`,
    }),
  ];
}

function checkTags(path: readonly string[], { tags = {} }: FunctionSettings): Problem[] {
  const at = [...path, 'tags'];
  const odd = Object.entries(tags).filter(
    ([key, value]) => key === '' || key.length > limits.tagKey || value.length > limits.tagValue || /^aws:/i.test(key),
  );
  return [
    ...odd.map(([key]) =>
      finding(STAGE_ID, {
        path: [...at, key],
        code: 'tag',
        message: `“${key}”: a tag has a key of 1 to ${limits.tagKey} characters that does not begin with aws:, and a value of at most ${limits.tagValue}.`,
        ...setting(`Remove “${key}”`, { id: STAGE_ID, path: [...at, key] }),
      }),
    ),
    ...findingIf(Object.keys(tags).length > limits.tags - 1, STAGE_ID, {
      path: at,
      code: 'too-many-tags',
      message: `A function takes ${limits.tags} tags, and one of them is Chalice’s.`,
    }),
  ];
}
