import { expect, test } from 'vitest';
import { APP_ROLE_PATH } from './aws-connection';
import { connectionTemplate } from './connection-template';

type Statement = { Effect: string; Action: string[]; Resource: unknown; Condition?: unknown };
const template = JSON.parse(connectionTemplate({ studioArn: 'arn:aws:iam::1:role/studio', externalId: 'ours' }));
const statementsOf = (role: string): Statement[] =>
  template.Resources[role].Properties.Policies[0].PolicyDocument.Statement;

test('only the studio with our external id may assume the roles, and CloudFormation alone the one that makes things', () => {
  for (const role of ['ObserveRole', 'DeployRole'])
    expect(template.Resources[role].Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::1:role/studio' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'ours' } },
      },
    ]);
  expect(template.Resources.ExecutionRole.Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
    { Principal: { Service: 'cloudformation.amazonaws.com' } },
  ]);
});

test('who only watches can change nothing', () => {
  const actions = statementsOf('ObserveRole').flatMap(({ Action }) => Action);
  const changing = actions.filter((action) => !/:(Describe|List|Get|Filter|Detect|Scan|StartLiveTail)/.test(action));
  expect(changing).toEqual(['execute-api:ManageConnections']);
});

test('no role is made without the boundary, and no statement lets it be taken off or changed', () => {
  const iam = statementsOf('ExecutionRole').filter(({ Action }) => Action.some((action) => action.startsWith('iam:')));
  for (const { Action, Resource, Condition } of iam) {
    expect(JSON.stringify(Resource)).toContain(`role${APP_ROLE_PATH}*`);
    const givesRights = Action.some((action) => /Create|Put|Attach/.test(action));
    if (givesRights) expect(Condition).toEqual({ StringEquals: { 'iam:PermissionsBoundary': { Ref: 'AppBoundary' } } });
    expect(Action.join()).not.toMatch(/PermissionsBoundary|PolicyVersion|\*/);
  }
  for (const { Action } of template.Resources.AppBoundary.Properties.PolicyDocument.Statement as Statement[])
    expect(Action.join()).not.toMatch(/(^|,)(\*|iam:|sts:|cloudformation:)/);
});
