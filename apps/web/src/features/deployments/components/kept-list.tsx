import { Database } from 'lucide-react';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';

type Kept = { logicalId: string; type: string; physicalId: string };

/** Resources that stay in the account with their data. */
export function KeptList({ kept }: { kept: readonly Kept[] }) {
  return (
    <ul aria-label="What stays" className="divide-y divide-line rounded-md border border-line bg-surface">
      {kept.map(({ logicalId, type, physicalId }) => (
        <li key={logicalId} className="flex min-h-8 items-center gap-2 px-3">
          <Database className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
          <span className="shrink-0 text-xs text-fg-muted">{typeWords(type)}</span>
          <MiddleTruncate text={physicalId} className="flex min-w-0 flex-1 font-mono text-xs" />
          <CopyButton value={physicalId} label={`Copy the name of ${logicalId}`} />
        </li>
      ))}
    </ul>
  );
}

const words: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'Table',
  'AWS::S3::Bucket': 'Bucket',
  'AWS::SQS::Queue': 'Queue',
  'AWS::SNS::Topic': 'Topic',
  'AWS::Kinesis::Stream': 'Stream',
};

/** As people say it; AWS's own word where we have none. */
function typeWords(type: string): string {
  return words[type] ?? type.replace(/^AWS::/, '');
}
