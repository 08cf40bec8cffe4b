import type { ConstructKind } from '@chalice-studio/appspec';
import {
  Archive,
  Cable,
  CalendarClock,
  Database,
  FileUp,
  Frame,
  Inbox,
  Layers,
  type LucideIcon,
  Megaphone,
  Radar,
  Radio,
  Route,
  ShieldCheck,
  SquareFunction,
  Table2,
  Waves,
} from 'lucide-react';
import { cn } from '@/lib/class-names';

export type ResourceType = 'table' | 'bucket' | 'queue' | 'topic' | 'stream';

type Look = { icon: LucideIcon; color: string; label: string };

/** What a kind of construct looks like and is called. `color` is a CSS value: a kind's colour never means a state. */
export const constructLooks: Record<ConstructKind, Look> = {
  route: { icon: Route, color: 'var(--kind-route)', label: 'Route' },
  authorizer: { icon: ShieldCheck, color: 'var(--kind-authorizer)', label: 'Authorizer' },
  middleware: { icon: Layers, color: 'var(--kind-middleware)', label: 'Middleware' },
  schedule: { icon: CalendarClock, color: 'var(--kind-schedule)', label: 'Schedule' },
  'cw-event': { icon: Radar, color: 'var(--kind-cw-event)', label: 'CloudWatch event' },
  's3-event': { icon: FileUp, color: 'var(--kind-s3-event)', label: 'S3 event' },
  'sns-message': { icon: Megaphone, color: 'var(--kind-sns-message)', label: 'SNS message' },
  'sqs-message': { icon: Inbox, color: 'var(--kind-sqs-message)', label: 'SQS message' },
  'kinesis-record': { icon: Waves, color: 'var(--kind-kinesis-record)', label: 'Kinesis record' },
  'dynamodb-record': { icon: Database, color: 'var(--kind-dynamodb-record)', label: 'DynamoDB record' },
  'lambda-function': { icon: SquareFunction, color: 'var(--kind-lambda-function)', label: 'Lambda function' },
  'websocket-handler': { icon: Cable, color: 'var(--kind-websocket-handler)', label: 'WebSocket handler' },
  blueprint: { icon: Frame, color: 'var(--kind-blueprint)', label: 'Blueprint' },
  resource: { icon: Archive, color: 'var(--kind-resource)', label: 'Resource' },
};

const resourceLooks: Record<ResourceType, { icon: LucideIcon; label: string }> = {
  table: { icon: Table2, label: 'Table' },
  bucket: { icon: Archive, label: 'Bucket' },
  queue: { icon: Inbox, label: 'Queue' },
  topic: { icon: Megaphone, label: 'Topic' },
  stream: { icon: Radio, label: 'Stream' },
};

/** The look of a construct; a resource's icon and name are those of its type. */
export function lookOf(kind: ConstructKind, resourceType?: ResourceType): Look {
  if (kind !== 'resource' || resourceType === undefined) return constructLooks[kind];
  return { ...constructLooks.resource, ...resourceLooks[resourceType] };
}

type ConstructIconProps = {
  kind: ConstructKind;
  resourceType?: ResourceType;
  /** `tile` stands on a ground of its colour. */
  variant?: 'plain' | 'tile';
  className?: string;
};

/** Beside words that name it, therefore silent. */
export function ConstructIcon({ kind, resourceType, variant = 'plain', className }: ConstructIconProps) {
  const { icon: Icon, color } = lookOf(kind, resourceType);
  if (variant === 'plain') return <Icon aria-hidden className={cn('size-4 shrink-0', className)} style={{ color }} />;
  return (
    <span
      aria-hidden
      className={cn('inline-flex size-6 shrink-0 items-center justify-center rounded-md', className)}
      style={{ color, background: `color-mix(in oklch, ${color} var(--kind-soft), transparent)` }}
    >
      <Icon className="size-3.5" />
    </span>
  );
}
