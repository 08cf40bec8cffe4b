import type { Deployment } from '@chalice-studio/control-plane/contract';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';
import { OPERATION_WORDS } from '../constants';

type WaitsForNoticeProps = {
  deployment: Deployment;
  /** What can be done about another deployment that holds the stage. */
  action?: ReactNode;
};

/** Who holds the stage while this deployment waits for it; nothing where it waits for nobody. */
export function WaitsForNotice({ deployment, action }: WaitsForNoticeProps) {
  const words = waitingWords(deployment);
  if (words === undefined) return null;
  return (
    <div role="status" className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning-text">
      <Hourglass className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-48 flex-1">{words}</span>
        {deployment.waitsFor !== null && action}
      </div>
    </div>
  );
}

function waitingWords({ waitsFor, waitsForOperation, stageName }: Deployment): ReactNode {
  if (waitsFor !== null)
    return (
      <>
        Waits for #{waitsFor.number} by {waitsFor.by.name}, which took {stageName} <RelativeTime at={waitsFor.since} />.
        It goes on by itself when that one ends.
      </>
    );
  if (waitsForOperation === null) return undefined;
  const { kind, by, since } = waitsForOperation;
  return (
    <>
      Waits for the stack of {stageName}: {OPERATION_WORDS[kind].doing.toLowerCase()}, begun by {by.name}{' '}
      <RelativeTime at={since} />. It goes on by itself when that is done.
    </>
  );
}
