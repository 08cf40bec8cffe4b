import type { PlanRecord } from '@chalice-studio/control-plane/contract';
import { Minus, PenLine, Plus, Replace, ShieldAlert } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/class-names';
import { useProjectHref } from '@/lib/url-state';
import { CHANGE_ACTION_WORDS, CHANGE_CLASS_WORDS } from '../constants';
import { Disclosure } from './disclosure';

type Change = PlanRecord['changes'][number];

/** What a deployment changes: in the app's own words first, then in resources, then in the target's words. */
export function PlanView({ plan }: { plan: PlanRecord }) {
  if (plan.changes.length === 0 && plan.resources.length === 0)
    return <p className="text-fg-muted">Nothing changes: the stage has this already.</p>;
  return (
    <div className="space-y-2">
      <ul className="divide-y divide-line rounded-md border border-line">
        {plan.changes.map((change) => (
          <ChangeRow key={`${change.action} ${change.sentence}`} change={change} />
        ))}
        {plan.changes.length === 0 && <li className="px-3 py-2 text-fg-muted">Nothing in the app changes.</li>}
      </ul>
      {plan.resources.length > 0 && (
        <Disclosure title="Resources" count={plan.resources.length}>
          <ul className="space-y-0.5 font-mono text-xs">
            {plan.resources.map((resource) => (
              <li key={resource.logicalId} className="flex items-center gap-2">
                <ActionIcon action={resource.action} />
                <span className="truncate text-fg" title={resource.logicalId}>
                  {resource.logicalId}
                </span>
                <span className="ml-auto truncate text-fg-subtle" title={resource.type}>
                  {resource.type}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {plan.raw !== undefined && (
        <Disclosure title="As the target says it">
          <CodeBlock code={plan.raw} label="Copy plan" />
        </Disclosure>
      )}
    </div>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const href = useProjectHref();
  const { label, tone, explanation } = CHANGE_CLASS_WORDS[change.class];
  return (
    <li className="flex flex-wrap items-center gap-2 px-3 py-1.5">
      <ActionIcon action={change.action} />
      <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
        {change.entityId === undefined || change.action === 'remove' ? (
          change.sentence
        ) : (
          <Link href={href('design', { select: change.entityId })} className="hover:underline">
            {change.sentence}
          </Link>
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
      {change.class !== 'safe' && (
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

function ActionIcon({ action }: Pick<Change, 'action'>) {
  const { icon: Icon, className } = actionIcons[action];
  return (
    <span title={CHANGE_ACTION_WORDS[action]} className={cn('inline-flex shrink-0', className)}>
      <Icon className="size-3.5" aria-hidden />
      <span className="sr-only">{CHANGE_ACTION_WORDS[action]}</span>
    </span>
  );
}
