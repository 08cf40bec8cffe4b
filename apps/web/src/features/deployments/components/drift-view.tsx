import type { Drift } from '@chalice-studio/control-plane/contract';
import { CircleCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { HoverLink } from '@/components/ui/hover-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { useProjectHref } from '@/lib/url-state';

/** What somebody changed beside the stack, property by property. */
export function DriftView({ drift, at }: { drift: readonly Drift[]; at: number }) {
  if (drift.length === 0)
    return (
      <p className="flex items-center gap-2">
        <CircleCheck className="size-4 text-success-text" aria-hidden />
        <span>
          Nothing was changed beside the stack <span className="text-fg-subtle">· looked</span> <RelativeTime at={at} />
        </span>
      </p>
    );
  return (
    <div className="space-y-2">
      <p className="text-fg-muted">
        {drift.length === 1
          ? 'One resource differs from the stack. The next deployment that changes it sets it right'
          : `${drift.length} resources differ from the stack. The next deployment that changes them sets them right`}
        ; put wanted changes into the design. <span className="text-fg-subtle">Looked</span> <RelativeTime at={at} />
      </p>
      <ul aria-label="Drift" className="space-y-2">
        {drift.map((resource) => (
          <Drifted key={resource.logicalId} resource={resource} />
        ))}
      </ul>
    </div>
  );
}

function Drifted({ resource }: { resource: Drift }) {
  const href = useProjectHref();
  return (
    <li className="rounded-md border border-line">
      <p className="flex flex-wrap items-center gap-2 px-3 py-1.5">
        {resource.entityId === undefined ? (
          <span className="font-mono text-xs">{resource.logicalId}</span>
        ) : (
          <HoverLink href={href('design', { select: resource.entityId })} className="font-mono text-xs hover:underline">
            {resource.logicalId}
          </HoverLink>
        )}
        <span className="text-fg-subtle text-xs">{resource.type}</span>
        <Badge tone={resource.isDeleted ? 'danger' : 'warning'} className="ml-auto">
          {resource.isDeleted ? 'Deleted' : 'Changed'}
        </Badge>
      </p>
      {resource.differences.map(({ path, expected, actual }) => (
        <dl key={path} className="grid grid-cols-[5rem_1fr] gap-x-3 border-line border-t px-3 py-1.5 text-xs">
          <dt className="col-span-2 font-mono text-fg-muted [overflow-wrap:anywhere]">{path}</dt>
          <dt className="text-fg-subtle">In the stack</dt>
          <dd className="font-mono [overflow-wrap:anywhere]">{expected === '' ? '(nothing)' : expected}</dd>
          <dt className="text-fg-subtle">In fact</dt>
          <dd className="font-mono text-warning-text [overflow-wrap:anywhere]">
            {actual === '' ? '(nothing)' : actual}
          </dd>
        </dl>
      ))}
    </li>
  );
}
