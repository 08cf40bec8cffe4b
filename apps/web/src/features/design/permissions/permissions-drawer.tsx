'use client';

import { ChevronDown, ChevronUp, CircleHelp, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { Button } from '@/components/ui/button';
import { grantEdits, type UseFindings } from './permission-edits';
import { PermissionRows, useGrant } from './permission-rows';
import { usePermissionFindings } from './use-permission-findings';

/** What the code needs and the design does not grant, and the reverse. It grants nothing by itself; without findings it is not there. */
export function PermissionsDrawer() {
  const findings = usePermissionFindings();
  const spec = useDesignSpec();
  const grant = useGrant();
  const [isOpen, setIsOpen] = useState(false);
  const { missing, unused, unclear } = findings;
  if (missing.length + unused.length + unclear.length === 0) return null;
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Permissions" className="shrink-0 border-line border-t bg-surface">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 px-3 text-fg-muted text-xs hover:bg-hover"
      >
        {missing.length > 0 ? (
          <ShieldAlert className="size-3.5 text-danger-text" aria-hidden />
        ) : unused.length > 0 ? (
          <TriangleAlert className="size-3.5 text-warning-text" aria-hidden />
        ) : (
          <CircleHelp className="size-3.5 text-fg-subtle" aria-hidden />
        )}
        <span>{words(findings)}</span>
        <Chevron className="ml-auto size-3.5" aria-hidden />
      </button>
      <span role="status" className="sr-only">
        {words(findings)}
      </span>
      {isOpen && (
        <div className="max-h-56 overflow-auto border-line border-t py-1">
          <div className="flex items-center gap-3 px-3 py-1">
            <p className="min-w-0 flex-1 text-fg-subtle text-xs">
              Read from the handlers’ code. Nothing is granted until you add it.
            </p>
            {missing.length > 1 && (
              <Button size="sm" onClick={() => grant(grantEdits(spec, missing), `${missing.length} permissions added`)}>
                Add all {missing.length}
              </Button>
            )}
          </div>
          <ul>
            <PermissionRows findings={findings} />
          </ul>
        </div>
      )}
    </section>
  );
}

const permissions = (count: number, how: string) => `${count} ${how} permission${count === 1 ? '' : 's'}`;

function words({ missing, unused, unclear }: UseFindings): string {
  return [
    missing.length > 0 && permissions(missing.length, 'missing'),
    unused.length > 0 && permissions(unused.length, 'unused'),
    unclear.length > 0 && `${unclear.length} could not be told`,
  ]
    .filter(Boolean)
    .join(', ');
}
