import type { StackOperation } from '@chalice-studio/control-plane/contract';
import { CircleCheck, CircleX } from 'lucide-react';
import { RelativeTime } from '@/components/ui/relative-time';
import { Spinner } from '@/components/ui/spinner';
import { OPERATION_WORDS } from '../constants';

/** Recoveries, looks for drift, destructions: who did what, and how it ended. */
export function OperationList({ operations }: { operations: readonly StackOperation[] }) {
  if (operations.length === 0) return <p className="text-fg-muted">Nothing beside deployments.</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {operations.map((operation) => {
        const { id, kind, status, message, createdBy, createdAt } = operation;
        const words = OPERATION_WORDS[kind];
        return (
          <li key={id} className="flex gap-2 px-3 py-1.5">
            <span className="mt-0.5">{icons[status]}</span>
            <div className="min-w-0 flex-1">
              <p>{status === 'succeeded' ? words.done : words.doing}</p>
              {status === 'failed' && message !== null && (
                <p className="text-danger-text text-xs [overflow-wrap:anywhere]">{message}</p>
              )}
            </div>
            <span className="shrink-0 text-right text-fg-subtle text-xs">
              {createdBy.name} · <RelativeTime at={createdAt} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const icons = {
  running: <Spinner className="size-4 text-accent-text" />,
  succeeded: <CircleCheck className="size-4 text-success-text" aria-label="Done" />,
  failed: <CircleX className="size-4 text-danger-text" aria-label="Failed" />,
};
