import type { ConstructKind } from '@chalice-studio/appspec';
import type { ImportFinding, ImportPreview } from '@chalice-studio/control-plane/contract';

type Ready = Extract<ImportPreview, { status: 'ready' }>;

/** The server's limit; a file beyond it is not even sent. */
export const MOST_MEGABYTES = 20;

export const acceptedEndings = ['.zip', '.json', '.yaml', '.yml', '.py'];

export const formatWords: Record<Ready['format'], string> = {
  'app-spec': 'A design, exported from a studio',
  openapi: 'An OpenAPI document',
  project: 'A project in TypeScript',
  chalice: 'A Chalice project in Python',
};

export const severityWords: Record<ImportFinding['severity'], { one: string; many: string; help: string }> = {
  error: { one: 'thing is missing', many: 'things are missing', help: 'Left out, because it could not be read.' },
  warning: { one: 'thing was changed', many: 'things were changed', help: 'There, but otherwise than it was written.' },
  note: { one: 'thing to know', many: 'things to know', help: 'Nothing is lost by it.' },
};

export const refusalWords = { one: 'reason', many: 'reasons', help: 'Mend the file, then read it again.' };

export const manyWords: Record<ConstructKind, string> = {
  route: 'routes',
  schedule: 'schedules',
  'cw-event': 'CloudWatch events',
  's3-event': 'S3 events',
  'sns-message': 'SNS messages',
  'sqs-message': 'SQS messages',
  'kinesis-record': 'Kinesis records',
  'dynamodb-record': 'DynamoDB records',
  'lambda-function': 'Lambda functions',
  authorizer: 'authorizers',
  'websocket-handler': 'WebSocket handlers',
  blueprint: 'blueprints',
  middleware: 'middlewares',
  resource: 'resources',
};

export function sizeOf({ size }: File): string {
  if (size < 1024) return `${size} bytes`;
  return size < 1024 * 1024 ? `${Math.round(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** Why a file is not sent at all. */
export function refusalOf(file: File): string | undefined {
  if (file.size === 0) return `${file.name} is empty. Choose another file.`;
  if (file.size <= MOST_MEGABYTES * 1024 * 1024) return undefined;
  return `${file.name} has more than the ${MOST_MEGABYTES} MB that are taken. Leave node_modules and what is built out of a zip.`;
}
