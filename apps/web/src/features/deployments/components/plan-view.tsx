'use client';

import type { PlanRecord } from '@chalice-studio/control-plane/contract';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorState } from '@/components/ui/error-state';
import { HoverLink } from '@/components/ui/hover-link';
import { Skeleton } from '@/components/ui/skeleton';
import { useProjectHref } from '@/lib/url-state';
import { CHANGE_CLASS_WORDS } from '../constants';
import { usePlanText } from '../hooks';
import { ActionIcon, ChangeList } from './change-list';
import { Disclosure } from './disclosure';

/** What a deployment changes: in the app's own words first, then in resources, then in the target's words. */
export function PlanView({ plan, deploymentId }: { plan: PlanRecord; deploymentId: string }) {
  if (plan.changes.length === 0 && plan.resources.length === 0)
    return <p className="text-fg-muted">Nothing changes: the stage has this already.</p>;
  return (
    <div className="space-y-2">
      <Summary plan={plan} />
      <ChangeList changes={plan.changes} empty="Nothing in the app changes but its code." />
      {(plan.warnings ?? []).length > 0 && <Warnings warnings={plan.warnings ?? []} />}
      {plan.resources.length > 0 && <Resources resources={plan.resources} />}
      {plan.hasText === true && <PlanText deploymentId={deploymentId} />}
    </div>
  );
}

/** How many changes there are of each class that is worth a look. */
function Summary({ plan }: { plan: PlanRecord }) {
  const classes = (['data-loss', 'breaks-callers', 'interruption', 'safe'] as const).flatMap((each) => {
    const count = plan.changes.filter((change) => change.class === each).length;
    return count === 0 ? [] : [{ ...CHANGE_CLASS_WORDS[each], count }];
  });
  const widening = plan.changes.filter((change) => change.widensIam).length;
  if (plan.changes.length < 2) return null;
  return (
    <p className="flex flex-wrap gap-1.5">
      {classes.map(({ label, tone, count }) => (
        <Badge key={label} tone={tone}>
          {count} {label.toLowerCase()}
        </Badge>
      ))}
      {widening > 0 && <Badge tone="warning">{widening} widening permissions</Badge>}
    </p>
  );
}

function Warnings({ warnings }: { warnings: NonNullable<PlanRecord['warnings']> }) {
  const href = useProjectHref();
  return (
    <ul aria-label="Warnings" className="divide-y divide-line rounded-md border border-line">
      {warnings.map((warning) => (
        <li
          key={`${warning.entityId} ${warning.code} ${warning.message}`}
          className="flex items-start gap-2 px-3 py-1.5"
        >
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-warning-text" aria-label="Warning" />
          <HoverLink
            href={href('design', { select: warning.entityId })}
            className="min-w-0 flex-1 [overflow-wrap:anywhere] hover:underline"
          >
            {warning.message}
          </HoverLink>
        </li>
      ))}
    </ul>
  );
}

function Resources({ resources }: Pick<PlanRecord, 'resources'>) {
  return (
    <Disclosure title="Resources" count={resources.length}>
      <ul className="space-y-0.5 font-mono text-xs">
        {resources.map((resource) => (
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
  );
}

/** Read when it is opened: a template is as long as a book. */
function PlanText({ deploymentId }: { deploymentId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, refetch } = usePlanText(deploymentId, isOpen);
  return (
    <Disclosure title="Change set and template" onToggle={setIsOpen}>
      {error !== null && <ErrorState layout="row" what="It could not be read" error={error} onRetry={refetch} />}
      {data === undefined && error === null && <Skeleton className="h-24 w-full" />}
      {data !== undefined && data.changeSet === undefined && data.template === undefined && (
        <p className="text-fg-muted">It is not kept any more.</p>
      )}
      {data?.changeSet !== undefined && (
        <Text title="Change set, as the account answered" text={data.changeSet} label="Copy change set" />
      )}
      {data?.template !== undefined && (
        <Text title="Template, as it was sent" text={formatted(data.template)} label="Copy template" />
      )}
    </Disclosure>
  );
}

function Text({ title, text, label }: { title: string; text: string; label: string }) {
  return (
    <div className="space-y-1 pt-1 pb-2">
      <p className="text-fg-subtle text-xs">{title}</p>
      <CodeBlock code={text} label={label} />
    </div>
  );
}

function formatted(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
