import type { AwsAccount, ProofCheck } from '@chalice-studio/control-plane/contract';
import type { StatusTone } from '@/components/ui/status-dot';

/** Regions of AWS that everybody has; one that has to be opted into can be typed in as well. */
export const regions = [
  { value: 'us-east-1', label: 'us-east-1', description: 'N. Virginia' },
  { value: 'us-east-2', label: 'us-east-2', description: 'Ohio' },
  { value: 'us-west-1', label: 'us-west-1', description: 'N. California' },
  { value: 'us-west-2', label: 'us-west-2', description: 'Oregon' },
  { value: 'ca-central-1', label: 'ca-central-1', description: 'Canada' },
  { value: 'sa-east-1', label: 'sa-east-1', description: 'São Paulo' },
  { value: 'eu-central-1', label: 'eu-central-1', description: 'Frankfurt' },
  { value: 'eu-west-1', label: 'eu-west-1', description: 'Ireland' },
  { value: 'eu-west-2', label: 'eu-west-2', description: 'London' },
  { value: 'eu-west-3', label: 'eu-west-3', description: 'Paris' },
  { value: 'eu-north-1', label: 'eu-north-1', description: 'Stockholm' },
  { value: 'ap-south-1', label: 'ap-south-1', description: 'Mumbai' },
  { value: 'ap-southeast-1', label: 'ap-southeast-1', description: 'Singapore' },
  { value: 'ap-southeast-2', label: 'ap-southeast-2', description: 'Sydney' },
  { value: 'ap-northeast-1', label: 'ap-northeast-1', description: 'Tokyo' },
  { value: 'ap-northeast-2', label: 'ap-northeast-2', description: 'Seoul' },
  { value: 'ap-northeast-3', label: 'ap-northeast-3', description: 'Osaka' },
];

export const stateLook = {
  pending: { tone: 'idle', label: 'Not connected yet' },
  connected: { tone: 'success', label: 'Connected' },
  failing: { tone: 'danger', label: 'Last proof failed' },
} as const satisfies Record<AwsAccount['state'], { tone: StatusTone; label: string }>;

/** What the connection's stack makes, as the page tells it before and after. */
export const roleWords = [
  {
    key: 'observe',
    name: 'Observe',
    who: 'The studio, to show what runs',
    may: 'Reads stacks, logs of functions, metrics, and who is connected',
  },
  {
    key: 'deploy',
    name: 'Deploy',
    who: 'The studio, to deploy and to call',
    may: 'As Observe; change sets, its bucket, its secrets, calling functions. Makes no resource and no role by itself',
  },
  {
    key: 'execution',
    name: 'Execution',
    who: 'CloudFormation alone',
    may: 'Makes what an app is made of. Roles only below /chalice-studio/ and within the permissions boundary, which it cannot take off',
  },
] as const;

export const checkWords = {
  'right-id': 'lets the studio in with its external id',
  'no-id': 'refuses it without one',
  'wrong-id': 'refuses it with another one',
  bucket: 'reaches the artifact bucket of this account',
} as const satisfies Record<ProofCheck['type'], string>;
