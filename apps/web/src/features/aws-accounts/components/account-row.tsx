import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { ChevronRight } from 'lucide-react';
import { HoverLink } from '@/components/ui/hover-link';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { RelativeTime } from '@/components/ui/relative-time';
import { AccountState } from './account-state';

export function AccountRow({ account }: { account: AwsAccount }) {
  const { id, name, accountId, region, stages, checkedAt } = account;
  return (
    <li>
      <HoverLink
        href={`/aws-accounts/${id}`}
        className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:bg-hover"
      >
        <span className="min-w-0 flex-1 basis-48 space-y-0.5">
          <MiddleTruncate text={name} className="font-medium text-fg" />
          <span className="block text-fg-muted text-xs">
            <span className="font-mono">{accountId ?? 'Account not known yet'}</span> · {region}
          </span>
        </span>
        <span className="text-fg-muted text-xs tabular-nums">
          {stages.length === 0 ? 'No stages' : stages.length === 1 ? '1 stage' : `${stages.length} stages`}
        </span>
        <span className="w-44 space-y-0.5 text-xs">
          <AccountState state={account.state} />
          {checkedAt !== null && (
            <span className="block text-fg-subtle">
              Looked at <RelativeTime at={checkedAt} />
            </span>
          )}
        </span>
        <ChevronRight className="size-4 text-fg-subtle max-sm:hidden" aria-hidden />
      </HoverLink>
    </li>
  );
}
