'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Skeleton } from '@/components/ui/skeleton';
import { useStudioIdentity } from '../hooks';

/** Who the studio is at AWS: whom every connected account lets in. Where it is nobody, how it becomes somebody. */
export function StudioIdentity() {
  const { data: identity, isPending, isError, refetch, isFetching } = useStudioIdentity();
  if (isPending) return <Skeleton className="h-9 w-full rounded-lg" />;
  // The list below says that the studio cannot be reached.
  if (isError) return null;
  if (identity.state === 'unknown') {
    return (
      <Notice icon={<CircleAlert className="text-danger-text" />} title="The studio has no identity at AWS">
        <p>{identity.message}</p>
        <p>
          Whoever runs the studio gives its worker one, of any of these, and the page finds it: the role of an EC2
          instance or ECS task, IAM Roles Anywhere, a profile of AWS SSO, or <code>AWS_ACCESS_KEY_ID</code> and{' '}
          <code>AWS_SECRET_ACCESS_KEY</code>. It needs one permission: <code>sts:AssumeRole</code>. See docs/aws.md.
        </p>
        <Button size="sm" onClick={() => refetch()} isBusy={isFetching}>
          Look again
        </Button>
      </Notice>
    );
  }
  return (
    <div className="space-y-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-lg border bg-surface px-4 py-2 text-xs">
        <span className="text-fg-subtle">This studio at AWS is</span>
        <MiddleTruncate text={identity.arn} tail={16} className="font-mono text-fg" />
        <CopyButton value={identity.arn} label="Copy the studio’s ARN" />
        {identity.endpoint !== null && (
          <span className="text-warning-text">at {identity.endpoint}, which is not AWS itself</span>
        )}
      </div>
      {identity.isRoot && (
        <Notice icon={<TriangleAlert className="text-warning-text" />} title="The studio is an account’s root user">
          <p>
            A role that trusts it trusts everybody of the account {identity.accountId}. Give the studio a role or a user
            of its own that may do <code>sts:AssumeRole</code> and nothing else, before you connect an account.
          </p>
        </Notice>
      )}
    </div>
  );
}

function Notice({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex gap-3 rounded-lg border bg-surface p-4 text-sm">
      <span className="[&_svg]:size-5">{icon}</span>
      <div className="min-w-0 space-y-2 text-fg-muted [overflow-wrap:anywhere] [&_code]:font-mono [&_code]:text-xs">
        <h2 className="font-medium text-fg">{title}</h2>
        {children}
      </div>
    </section>
  );
}
