'use client';

import type { Team as AnyTeam, AuditChain } from '@chalice-studio/control-plane/contract';
import { Link2, ShieldAlert, ShieldCheck } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { refusalFor } from '@/lib/me';
import { useChain, useSetKeepDays, useVerification } from '../hooks';

type Team = Pick<AnyTeam, 'id' | 'memberRole'>;

/** The end of the team's chain, to be noted elsewhere, the check of all of it, and for how long it is kept. */
export function ChainCard({ team }: { team: Team }) {
  const chain = useChain(team.id);
  const verification = useVerification(team.id);
  if (chain.data === undefined) return null;
  const { sequence, hash } = chain.data;
  return (
    <section aria-label="Chain" className="mb-4 space-y-2 rounded-lg border border-line bg-surface p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Link2 aria-hidden className="size-4 shrink-0 text-fg-subtle" />
        <span className="min-w-0 flex-1 basis-72 text-fg-muted">
          {`${sequence.toLocaleString('en')} entries, each with the hash of the one before. Note the last hash elsewhere: with it, an export shows even a cut end.`}
        </span>
        <span className="flex min-w-0 items-center gap-1">
          <output className="truncate font-mono text-fg text-xs" aria-label="Last hash" title={hash}>
            {hash.slice(0, 16)}…
          </output>
          <CopyButton value={hash} label="Copy the last hash" />
        </span>
        <Button size="sm" isBusy={verification.isFetching} onClick={() => void verification.refetch()}>
          Check the chain
        </Button>
      </div>
      {verification.isError && (
        <ErrorState layout="row" what="The chain could not be checked" error={verification.error} />
      )}
      {verification.data !== undefined && <Verified {...verification.data} at={verification.dataUpdatedAt} />}
      <KeepDays team={team} chain={chain.data} />
    </section>
  );
}

type VerifiedProps = {
  sequence: number;
  checked: number;
  anchorSequence: number;
  broken?: { sequence: number; reason: string } | undefined;
  at: number;
};

function Verified({ sequence, checked, anchorSequence, broken, at }: VerifiedProps) {
  if (broken !== undefined) {
    return (
      <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-2 text-danger-text">
        <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>
          {`${broken.reason} The ${checked.toLocaleString('en')} entries before it are as they were written. Somebody changed the database: compare it with a backup or an earlier export.`}
        </span>
      </p>
    );
  }
  const removed = anchorSequence === 0 ? '' : ` The first ${anchorSequence.toLocaleString('en')} were removed by age.`;
  return (
    <p role="status" className="flex items-start gap-2 text-success-text">
      <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        {`Chain verified up to entry ${sequence.toLocaleString('en')}.${removed} `}
        <RelativeTime at={at} className="text-fg-subtle" />
      </span>
    </p>
  );
}

const choices = [30, 90, 180, 365, 730, 1095, 1825, 3650];

function KeepDays({ team, chain }: { team: Team; chain: AuditChain }) {
  const set = useSetKeepDays(team.id);
  const refusal = refusalFor(team.memberRole, 'audit.keep');
  const studio = chain.studioKeepDays === null ? 'for ever' : `for ${daysWords(chain.studioKeepDays)}`;
  const days = [...new Set([...choices, ...(chain.keepDays === null ? [] : [chain.keepDays])])].sort((a, b) => a - b);
  const options = [
    { value: 'studio', label: `As the studio says: ${studio}` },
    ...days.map((each) => ({ value: String(each), label: `For ${daysWords(each)}` })),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-fg-muted">
      <span id="keep-days">Entries are kept</span>
      {refusal === undefined ? (
        <Select
          aria-label="How long entries are kept"
          className="w-auto"
          disabled={set.isPending}
          value={chain.keepDays === null ? 'studio' : String(chain.keepDays)}
          onChange={(value) => set.mutate({ teamId: team.id, keepDays: value === 'studio' ? null : Number(value) })}
          options={options}
        />
      ) : (
        <span title={refusal}>{chain.keepDays === null ? studio : `for ${daysWords(chain.keepDays)}`}</span>
      )}
    </div>
  );
}

function daysWords(days: number): string {
  if (days % 365 !== 0) return `${days} days`;
  return days === 365 ? 'a year' : `${days / 365} years`;
}
