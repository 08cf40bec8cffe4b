import type { AuditRecord } from '@chalice-studio/control-plane/contract';
import type { ReactNode } from 'react';
import { Table, TableBody, TableCell, TableHeader, TableHeading, TableRow } from '@/components/ui/table';
import { formatExact } from '@/lib/time';
import { changesOf, textOf } from '../model/changes';

/** All that an entry says: what was there before and is now, from where it came, and its place in the chain. */
export function EntryDetails({ entry }: { entry: AuditRecord }) {
  const changes = changesOf(entry);
  const details = Object.entries(entry.details);
  return (
    <div className="space-y-3 pr-2 pb-4 pl-8 max-sm:pl-2">
      {changes.length > 0 && (
        <div className="overflow-x-auto rounded-md border border-line">
          <Table className="table-fixed sm:min-w-[32rem]">
            <TableHeader>
              <TableRow>
                <TableHeading>Field</TableHeading>
                <TableHeading>Before</TableHeading>
                <TableHeading>After</TableHeading>
              </TableRow>
            </TableHeader>
            <TableBody>
              {changes.map(({ field, before, after }) => (
                <TableRow key={field}>
                  <TableCell className="font-mono text-xs [overflow-wrap:anywhere]">{field}</TableCell>
                  <Value text={before} />
                  <Value text={after} />
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-xs">
        {details.map(([name, value]) => (
          <Line key={name} name={name}>
            {textOf(value)}
          </Line>
        ))}
        <Line name="Who">{whoOf(entry)}</Line>
        <Line name="When">{formatExact(entry.at)}</Line>
        {entry.address !== null && <Line name="Address">{entry.address}</Line>}
        {entry.userAgent !== null && entry.userAgent !== '' && <Line name="Program">{entry.userAgent}</Line>}
        {entry.sessionId !== null && <Line name="Session">{entry.sessionId}</Line>}
        {entry.tokenId !== null && <Line name="Token">{entry.tokenId}</Line>}
        <Line name="Act">{entry.action}</Line>
        {entry.subjectId !== null && <Line name="Id">{entry.subjectId}</Line>}
        <Line name="Entry">{`${entry.sequence}, hash ${entry.hash}`}</Line>
      </dl>
    </div>
  );
}

const kinds: Readonly<Record<string, string>> = {
  guest: 'a guest of the project',
  'service-account': 'a service account',
  link: 'a link for reading',
};

function whoOf({ actor }: AuditRecord): string {
  if (actor.kind === 'studio') return `The studio, for ${actor.name || 'nobody'}`;
  const kind = kinds[actor.kind];
  return kind === undefined ? actor.name : `${actor.name}, ${kind}`;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-subtle">{name}</dt>
      <dd className="min-w-0 font-mono text-fg-muted [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

function Value({ text }: { text: string | undefined }) {
  return (
    <TableCell className="max-w-96 py-1.5 align-top font-mono text-xs [overflow-wrap:anywhere]">
      {text ?? <span className="font-sans text-fg-subtle">nothing</span>}
    </TableCell>
  );
}
