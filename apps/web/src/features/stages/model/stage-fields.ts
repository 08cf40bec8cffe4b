import { limits, logRetentionDays, type StageConfig } from '@chalice-studio/appspec';
import type { Value } from './field-edits';

/** How a setting is edited. */
export type Control =
  | { type: 'number'; unit: string; range?: { min: number; max: number } }
  | { type: 'choice'; options: readonly { value: string | number; label: string }[] }
  | { type: 'switch' }
  | { type: 'text'; placeholder?: string }
  /** Words, one a line. */
  | { type: 'list'; placeholder: string }
  | { type: 'pairs'; noun: string }
  | { type: 'json'; example: Value }
  | { type: 'domain' };

export type StageField = {
  key: string;
  /** Of each function, and so of all or of one; or of the stage as a whole. */
  scope: 'function' | 'stage';
  group: (typeof fieldGroups)[number];
  label: string;
  help: string;
  control: Control;
  /** What holds when nothing is set. */
  fallback: { words: string; value?: Value };
  /** It is never unset: taking it back sets the default. */
  isRequired?: boolean;
};

export const fieldGroups = [
  'Runtime',
  'Compute',
  'Network',
  'Observability',
  'Permissions',
  'REST API',
  'WebSocket API',
] as const;

const { lambdaMemoryMb, lambdaTimeoutSeconds, minimumCompressionSize } = limits;

const policyExample = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::my-bucket/*'] }],
};

const functionFields = {
  lambdaMemorySize: {
    group: 'Compute',
    label: 'Memory',
    help: `${lambdaMemoryMb.min} to ${thousands(lambdaMemoryMb.max)} MB. Lambda gives CPU in proportion: one whole core at 1,769 MB.`,
    control: { type: 'number', unit: 'MB', range: lambdaMemoryMb },
    fallback: { words: '128 MB', value: 128 },
  },
  lambdaTimeout: {
    group: 'Compute',
    label: 'Timeout',
    help: `${lambdaTimeoutSeconds.min} to ${lambdaTimeoutSeconds.max} seconds. API Gateway stops waiting after 29, whatever is set here.`,
    control: { type: 'number', unit: 's', range: lambdaTimeoutSeconds },
    fallback: { words: '60 s', value: 60 },
  },
  lambdaArchitecture: {
    group: 'Compute',
    label: 'Architecture',
    help: 'arm64 costs a fifth less. Layers and native packages must be built for the same one.',
    control: { type: 'choice', options: [choice('x86_64', 'x86_64'), choice('arm64', 'arm64')] },
    fallback: { words: 'x86_64', value: 'x86_64' },
  },
  reservedConcurrency: {
    group: 'Compute',
    label: 'Reserved concurrency',
    help: 'How many may run at once, taken from the account’s limit. 0 stops the function.',
    control: { type: 'number', unit: 'at once', range: { min: 0, max: 100_000 } },
    fallback: { words: 'Not reserved' },
  },
  layers: {
    group: 'Compute',
    label: 'Layers',
    help: `ARNs of layer versions, one a line, at most ${limits.layers}. Code and layers unzipped take 250 MB.`,
    control: { type: 'list', placeholder: 'arn:aws:lambda:eu-central-1:123456789012:layer:name:1' },
    fallback: { words: 'None' },
  },
  subnetIds: {
    group: 'Network',
    label: 'Subnets',
    help: `Of the VPC that functions run in, one a line, at most ${limits.subnets}. Needs security groups, too.`,
    control: { type: 'list', placeholder: 'subnet-0a1b2c3d' },
    fallback: { words: 'No VPC' },
  },
  securityGroupIds: {
    group: 'Network',
    label: 'Security groups',
    help: `One a line, at most ${limits.securityGroups}. Needs subnets, too.`,
    control: { type: 'list', placeholder: 'sg-0a1b2c3d' },
    fallback: { words: 'No VPC' },
  },
  xray: {
    group: 'Observability',
    label: 'X-Ray tracing',
    help: 'Traces functions and the API’s stage. AWS bills each trace.',
    control: { type: 'switch' },
    fallback: { words: 'Off', value: false },
  },
  logRetentionInDays: {
    group: 'Observability',
    label: 'Log retention',
    help: 'Days that CloudWatch keeps logs. Not set, it keeps them for ever, and bills for them.',
    control: { type: 'choice', options: logRetentionDays.map((days) => choice(days, daysWords(days))) },
    fallback: { words: 'For ever' },
  },
  tags: {
    group: 'Observability',
    label: 'Tags',
    help: `On each Lambda function: at most ${limits.tags - 1}, keys of ${limits.tagKey} and values of ${limits.tagValue} characters.`,
    control: { type: 'pairs', noun: 'tag' },
    fallback: { words: 'Chalice’s own only' },
  },
  autogenPolicy: {
    group: 'Permissions',
    label: 'Policy from the design',
    help: 'The role’s policy is made of what each handler uses. Off, the policy below is taken instead.',
    control: { type: 'switch' },
    fallback: { words: 'On', value: true },
  },
  iamPolicy: {
    group: 'Permissions',
    label: 'IAM policy',
    help: 'A policy document for the role, taken when the policy is not made from the design. IAM takes 10,240 characters.',
    control: { type: 'json', example: policyExample },
    fallback: { words: 'Made from the design' },
  },
  manageIamRole: {
    group: 'Permissions',
    label: 'Create the IAM role',
    help: 'Off, functions run with the role below, which is never changed.',
    control: { type: 'switch' },
    fallback: { words: 'On', value: true },
  },
  iamRoleArn: {
    group: 'Permissions',
    label: 'IAM role',
    help: 'ARN of an existing role that Lambda may assume; needed when none is created.',
    control: { type: 'text', placeholder: 'arn:aws:iam::123456789012:role/my-role' },
    fallback: { words: 'Created with the app' },
  },
} satisfies Record<string, Omit<StageField, 'key' | 'scope'>>;

const ofStage = {
  nodeVersion: {
    group: 'Runtime',
    label: 'Node.js version',
    help: 'The Lambda runtime. A local stage uses it where this machine has it.',
    control: {
      type: 'choice',
      options: [choice('24', 'Node.js 24'), choice('22', 'Node.js 22'), choice('20', 'Node.js 20')],
    },
    fallback: { words: 'Node.js 24', value: '24' },
    isRequired: true,
  },
  isProduction: {
    group: 'Runtime',
    label: 'Production',
    help: 'Marks the stage on every page, and asks before a deployment to AWS.',
    control: { type: 'switch' },
    fallback: { words: 'Off', value: false },
    isRequired: true,
  },
  automaticLayer: {
    group: 'Runtime',
    label: 'Dependencies in a layer',
    help: 'npm packages go into one layer of the stage instead of into the code, which then uploads faster.',
    control: { type: 'switch' },
    fallback: { words: 'Off', value: false },
  },
  apiGatewayStage: {
    group: 'REST API',
    label: 'API Gateway stage',
    help: 'The first part of the API’s path: https://…/api/orders. Letters, digits, - and _, at most 128.',
    control: { type: 'text', placeholder: 'api' },
    fallback: { words: 'api', value: 'api' },
    isRequired: true,
  },
  minimumCompressionSize: {
    group: 'REST API',
    label: 'Minimum compression',
    help: `Answers of this many bytes and more are compressed when the caller takes it. ${minimumCompressionSize.min} to ${thousands(minimumCompressionSize.max)}.`,
    control: { type: 'number', unit: 'bytes', range: minimumCompressionSize },
    fallback: { words: 'As the app' },
  },
  apiGatewayEndpointVpce: {
    group: 'REST API',
    label: 'VPC endpoints',
    help: 'Ids of interface endpoints that may call a PRIVATE API, one a line. The endpoint type is a setting of the app.',
    control: { type: 'list', placeholder: 'vpce-0a1b2c3d' },
    fallback: { words: 'As the app' },
  },
  apiGatewayPolicy: {
    group: 'REST API',
    label: 'Resource policy',
    help: 'Who may call the REST API. API Gateway takes 8,192 characters.',
    control: {
      type: 'json',
      example: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
      },
    },
    fallback: { words: 'As the app' },
  },
  apiGatewayCustomDomain: {
    group: 'REST API',
    label: 'REST API domain',
    help: 'A domain of yours for the REST API. Its certificate is in us-east-1 for an EDGE API, else in the stage’s region.',
    control: { type: 'domain' },
    fallback: { words: 'AWS’s address' },
  },
  websocketApiCustomDomain: {
    group: 'WebSocket API',
    label: 'WebSocket domain',
    help: 'A domain of yours for the WebSocket API, with a certificate of the stage’s region.',
    control: { type: 'domain' },
    fallback: { words: 'AWS’s address' },
  },
} satisfies Record<string, Omit<StageField, 'key' | 'scope'>>;

/** Every setting of a stage, in the order in which pages show them. What is no setting has a place of its own on the page. */
export const stageFields: readonly StageField[] = [
  ...Object.entries(ofStage).map(([key, field]): StageField => ({ key, scope: 'stage', ...field })),
  ...Object.entries(functionFields).map(([key, field]): StageField => ({ key, scope: 'function', ...field })),
].sort((a, b) => fieldGroups.indexOf(a.group) - fieldGroups.indexOf(b.group));

/** Fields of a stage's document that are shown in a way of their own: variables and secrets as rows, functions as rows below them. */
export const shownOtherwise: readonly (keyof StageConfig | 'environmentVariables')[] = [
  ...(['version', 'name', 'target', 'settings', 'functions', 'secrets', 'pinnedLogicalIds'] as const),
  'environmentVariables',
];

function choice<Key extends string | number>(value: Key, label: string): { value: Key; label: string } {
  return { value, label };
}

function daysWords(days: number): string {
  if (days === 1) return '1 day';
  if (days > 366 && days % 365 < 6) return `${days} days (${Math.round(days / 365)} years)`;
  return `${days} days`;
}

function thousands(value: number): string {
  return value.toLocaleString('en');
}
