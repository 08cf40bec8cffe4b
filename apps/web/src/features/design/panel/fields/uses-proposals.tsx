'use client';

import { findingsOfConstruct } from '../../permissions/permission-edits';
import { PermissionRows } from '../../permissions/permission-rows';
import { usePermissionFindings } from '../../permissions/use-permission-findings';
import { useEntityId } from './entity-scope';

/** What the code of this construct needs, or does not, of what the design grants it. */
export function UsesProposals() {
  const findings = findingsOfConstruct(usePermissionFindings(), useEntityId());
  if (findings.missing.length + findings.unused.length + findings.unclear.length === 0) return null;
  return (
    <ul aria-label="Proposed from the code" className="space-y-2 rounded-md border border-line-strong bg-sunken p-2">
      <PermissionRows findings={findings} isOfOne />
    </ul>
  );
}
