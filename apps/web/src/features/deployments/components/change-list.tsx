import type { ChangeRecord, PlanRecord } from '@chalice-studio/control-plane/contract';
import { Minus, PenLine, Plus, Replace, ShieldAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { HoverLink } from '@/components/ui/hover-link';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/class-names';
import { useProjectHref } from '@/lib/url-state';
import { CHANGE_ACTION_WORDS, CHANGE_CLASS_WORDS } from '../constants';

type ChangeListProps = {
  changes: readonly ChangeRecord[];
  /** What is said where there are none. */
  empty: string;
  /** Differences of settings harm nobody by themselves. */
  hasClasses?: boolean;
};

/** Changes in the app's own words, each with what it does to people and data. */
export function ChangeList({ changes, empty, hasClasses = true }: ChangeListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {changes.map((change) => (
        <ChangeRow
          key={`${change.action} ${change.entityId ?? ''} ${change.sentence}`}
          change={change}
          hasClasses={hasClasses}
        />
      ))}
      {changes.length === 0 && <li className="px-3 py-2 text-fg-muted">{empty}</li>}
    </ul>
  );
}

function ChangeRow({ change, hasClasses }: { change: ChangeRecord; hasClasses: boolean }) {
  const href = useProjectHref();
  const { label, tone, explanation } = CHANGE_CLASS_WORDS[change.class];
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5">
      <ActionIcon action={change.action} />
      <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
        {change.entityId === undefined || change.action === 'remove' ? (
          change.sentence
        ) : (
          <HoverLink href={href('design', { select: change.entityId })} className="hover:underline">
            {change.sentence}
          </HoverLink>
        )}
      </span>
      {change.widensIam && (
        <Tooltip content="Something may do more than before: read it with care.">
          <Badge tone="warning">
            <ShieldAlert aria-hidden />
            Widens permissions
          </Badge>
        </Tooltip>
      )}
      {hasClasses && (
        <Tooltip content={explanation}>
          <Badge tone={tone}>{label}</Badge>
        </Tooltip>
      )}
    </li>
  );
}

const actionIcons = {
  add: { icon: Plus, className: 'text-success-text' },
  update: { icon: PenLine, className: 'text-accent-text' },
  replace: { icon: Replace, className: 'text-warning-text' },
  remove: { icon: Minus, className: 'text-danger-text' },
} as const;

type Action = PlanRecord['changes'][number]['action'];

export function ActionIcon({ action }: { action: Action }) {
  const { icon: Icon, className } = actionIcons[action];
  return (
    <span title={CHANGE_ACTION_WORDS[action]} className={cn('inline-flex shrink-0', className)}>
      <Icon className="size-3.5" aria-hidden />
      <span className="sr-only">{CHANGE_ACTION_WORDS[action]}</span>
    </span>
  );
}
