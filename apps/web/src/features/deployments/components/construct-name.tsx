'use client';

import { findEntity, labelOf } from '@chalice-studio/appspec';
import { useMaybeDocument } from '@/components/document/document-provider';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { HoverLink } from '@/components/ui/hover-link';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { useProjectHref } from '@/lib/url-state';

/** A construct as the design names it now, and the way to it. */
export function ConstructName({ id }: { id: string }) {
  const isOpen = useMaybeDocument() !== undefined;
  return isOpen ? <Named id={id} /> : <span className="min-w-0 flex-1 truncate text-fg-muted">…</span>;
}

function Named({ id }: { id: string }) {
  const href = useProjectHref();
  const spec = useDesignSpec();
  const entity = findEntity(spec, id);
  if (entity === undefined)
    return <span className="min-w-0 flex-1 truncate text-fg-muted">Not in the design any more</span>;
  return (
    <HoverLink href={href('design', { select: id })} className="flex min-w-0 flex-1 hover:underline">
      <MiddleTruncate text={labelOf(spec, entity)} className="flex min-w-0 flex-1" />
    </HoverLink>
  );
}
