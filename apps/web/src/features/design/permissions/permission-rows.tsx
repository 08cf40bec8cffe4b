'use client';

import { CircleHelp, ShieldAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useEdit } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { HoverLink } from '@/components/ui/hover-link';
import { toast } from '@/components/ui/toast';
import { cn } from '@/lib/class-names';
import { useProjectHref } from '@/lib/url-state';
import { useSelection } from '../selection/selection';
import {
  type Evidence,
  grantEdits,
  type MissingUse,
  missingWords,
  type UnclearUse,
  type UnusedAccess,
  type UseFindings,
  unusedWords,
  withdrawEdits,
} from './permission-edits';

/** Each finding with what mends it: first what is missing, then what is granted for nothing, then what could not be told. */
export function PermissionRows({ findings, isOfOne = false }: { findings: UseFindings; isOfOne?: boolean }) {
  return (
    <>
      {findings.missing.map((each) => (
        <MissingRow key={`${each.from} ${each.resource}`} missing={each} isOfOne={isOfOne} />
      ))}
      {findings.unused.map((each) => (
        <UnusedRow key={each.use} unused={each} isOfOne={isOfOne} />
      ))}
      {findings.unclear.slice(0, 100).map((each) => (
        <UnclearRow key={JSON.stringify(each)} unclear={each} isOfOne={isOfOne} />
      ))}
    </>
  );
}

/** Makes the edits and offers to take them back. */
export function useGrant(): (edits: Parameters<ReturnType<typeof useEdit>>[0], done: string) => void {
  const edit = useEdit();
  const opened = useOpenDocument();
  return (edits, done) => {
    if (!edit(edits)) return;
    toast.success(done, { action: { label: 'Undo', onClick: () => void opened.undo() } });
  };
}

function MissingRow({ missing, isOfOne }: { missing: MissingUse; isOfOne: boolean }) {
  const spec = useDesignSpec();
  const grant = useGrant();
  const words = missingWords(spec, missing);
  return (
    <Row
      icon={<ShieldAlert className="text-danger-text" aria-label="missing permission" />}
      from={isOfOne ? undefined : missing.from}
      words={words}
      action={
        <Button
          size="sm"
          aria-label={`Add permission: ${words}`}
          onClick={() => grant(grantEdits(spec, [missing]), 'Permission added')}
        >
          Add permission
        </Button>
      }
    >
      {missing.evidence.slice(0, 3).map((each) => (
        <Place key={JSON.stringify(each)} evidence={each} />
      ))}
      {missing.evidence.length > 3 && <span>and {missing.evidence.length - 3} more</span>}
    </Row>
  );
}

function UnusedRow({ unused, isOfOne }: { unused: UnusedAccess; isOfOne: boolean }) {
  const spec = useDesignSpec();
  const grant = useGrant();
  const words = unusedWords(spec, unused);
  return (
    <Row
      icon={<TriangleAlert className="text-warning-text" aria-label="unused permission" />}
      from={isOfOne ? undefined : unused.from}
      words={words}
      action={
        <Button
          size="sm"
          aria-label={`Remove ${unused.access.join(' and ')}: ${words}`}
          onClick={() => grant(withdrawEdits(spec, unused), 'Permission removed')}
        >
          Remove {unused.access.join(' and ')}
        </Button>
      }
    />
  );
}

function UnclearRow({ unclear, isOfOne }: { unclear: UnclearUse; isOfOne: boolean }) {
  return (
    <Row
      icon={<CircleHelp className="text-fg-subtle" aria-label="could not be told" />}
      from={isOfOne ? undefined : unclear.from}
      words={unclear.message}
    >
      {unclear.location !== undefined && <Location location={unclear.location} />}
    </Row>
  );
}

type RowProps = {
  icon: ReactNode;
  /** The construct that a click leads to. */
  from: string | undefined;
  words: string;
  action?: ReactNode;
  children?: ReactNode;
};

function Row({ icon, from, words, action, children }: RowProps) {
  const selection = useSelection();
  const isLink = from !== undefined;
  return (
    <li className={cn('flex items-start gap-2 text-sm', isLink && 'px-3 py-1 hover:bg-hover')}>
      <span className="mt-0.5 [&_svg]:size-3.5 [&_svg]:shrink-0">{icon}</span>
      <span className="min-w-0 flex-1">
        {isLink ? (
          <button type="button" className="text-left text-fg" onClick={() => selection.select([from])}>
            {words}
          </button>
        ) : (
          <span className="text-fg">{words}</span>
        )}
        {children !== undefined && (
          <span className="flex flex-wrap gap-x-2 font-mono text-fg-subtle text-xs">{children}</span>
        )}
      </span>
      {action}
    </li>
  );
}

function Place({ evidence: { command, location } }: { evidence: Evidence }) {
  return <Location location={location} before={`${command} `} />;
}

function Location({ location: { file, line }, before = '' }: { location: Evidence['location']; before?: string }) {
  const href = useProjectHref();
  return (
    <HoverLink href={href('code', { file, line: String(line) })} className="rounded-sm hover:text-fg hover:underline">
      {before}
      {file}:{line}
    </HoverLink>
  );
}
