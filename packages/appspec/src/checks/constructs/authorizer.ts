import type { AppSpec } from '../../app-spec';
import type { Authorizer } from '../../constructs/authorizer';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { checkArn, checkHeaderName, checkScopes } from '../amazon-names';
import { findingIf, outsideRange } from '../finding';
import { checkFunctionName, emptyName } from '../names';

export function checkAuthorizer(entity: Authorizer, spec: AppSpec): Problem[] {
  if (entity.type === 'iam') return [];
  return [
    ...checkOfType(entity, spec),
    ...checkHeaderName(entity.id, ['header'], entity.header),
    ...('ttlSeconds' in entity ? checkTtl(entity) : []),
    ...('scopes' in entity ? checkScopes(entity.id, ['scopes'], entity.scopes) : []),
  ];
}

function checkOfType(entity: Exclude<Authorizer, { type: 'iam' }>, spec: AppSpec): Problem[] {
  const { id, name } = entity;
  if (entity.type === 'builtin') {
    const { executionRole: value } = entity;
    return [
      ...checkFunctionName(entity, spec),
      ...checkArn(id, { path: ['executionRole'], value, service: 'iam', what: 'an IAM role' }),
    ];
  }
  const named = name === '' ? [emptyName(id)] : [];
  if (entity.type === 'cognito') return [...named, ...checkUserPools(id, entity.providerArns)];
  const { authorizerUri, invokeRoleArn: value } = entity;
  return [
    ...named,
    ...findingIf(authorizerUri === '', id, {
      path: ['authorizerUri'],
      code: 'no-authorizer-uri',
      message: 'Give the URI by which API Gateway calls the Lambda function that decides.',
    }),
    ...(authorizerUri === ''
      ? []
      : checkArn(id, {
          path: ['authorizerUri'],
          value: authorizerUri,
          service: 'apigateway',
          what: 'an invocation (arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<arn>/invocations)',
        })),
    ...checkArn(id, { path: ['invokeRoleArn'], value, service: 'iam', what: 'an IAM role' }),
  ];
}

const checkTtl = ({ id, ttlSeconds }: { id: string; ttlSeconds?: number | undefined }) =>
  outsideRange(id, { path: ['ttlSeconds'], value: ttlSeconds, range: limits.authorizerTtlSeconds, unit: 'seconds' });

function checkUserPools(id: string, arns: readonly string[]): Problem[] {
  const path = ['providerArns'];
  return [
    ...findingIf(arns.length === 0, id, {
      path,
      code: 'no-user-pool',
      message: 'A Cognito authorizer needs the ARN of at least one user pool.',
    }),
    ...arns.flatMap((value) => checkArn(id, { path, value, service: 'cognito-idp', what: 'a user pool' })),
  ];
}
