import type { Json } from '@chalice-studio/appspec';

export type PolicyStatement = { Effect: 'Allow' | 'Deny'; Action: string[]; Resource: Json; Condition?: Json };

export const allow = (actions: string[], resource: Json): PolicyStatement => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

/** Chalice's statements of a computed policy (`chalice/constants.py` of 1.34 by their recorded output). */
export const writeLogs = allow(
  ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  'arn:*:logs:*:*:*',
);
export const manageConnections = allow(['execute-api:ManageConnections'], 'arn:*:execute-api:*:*:*/@connections/*');
export const attachToVpc = allow(
  [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DetachNetworkInterface',
    'ec2:DeleteNetworkInterface',
  ],
  '*',
);
export const writeTraces = allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*');
