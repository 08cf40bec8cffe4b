'use client';

import type { ShareLink } from '@chalice-studio/control-plane/contract';
import { Link2, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { SecretField } from '@/components/secret-field';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { useSharingChange } from '../hooks';

const NEVER = 'never';
const times = [
  ...[1, 7, 30, 90].map((days) => ({ value: String(days), label: days === 1 ? '1 day' : `${days} days` })),
  { value: NEVER, label: 'Until withdrawn' },
];

type LinkSectionProps = { projectId: string; links: readonly ShareLink[] };

/** Links that open the design for reading, without an account. */
export function LinkSection({ projectId, links }: LinkSectionProps) {
  const [made, setMade] = useState<{ name: string; url: string }>();
  const withdrawal = useSharingChange(async (link: ShareLink) => {
    await client.shares.withdrawLink({ projectId, linkId: link.id });
    toast.message(`The link ${link.name} is withdrawn`, { description: 'It opens nothing any more.' });
  }, 'The link could not be withdrawn');
  return (
    <div className="space-y-4">
      <p className="text-fg-muted">
        A link opens the canvas and the code for whoever has it, without an account and for reading only. It shows no
        secrets, no settings of stages and nobody's name but yours.
      </p>
      <LinkForm projectId={projectId} onMade={setMade} />
      {made !== undefined && (
        <div className="space-y-2 rounded-lg border bg-canvas p-3">
          <p>
            The link <strong className="font-medium text-fg">{made.name}</strong> is ready. It is shown here once.
          </p>
          <SecretField label="Link" value={made.url} />
        </div>
      )}
      {links.length > 0 && (
        <ul aria-label="Links" className="divide-y divide-line">
          {links.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              isBusy={withdrawal.isPending}
              onWithdraw={() => {
                setMade(undefined);
                withdrawal.mutate(link);
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

type LinkFormProps = { projectId: string; onMade: (made: { name: string; url: string }) => void };

function LinkForm({ projectId, onMade }: LinkFormProps) {
  const [name, setName] = useState('');
  const [time, setTime] = useState('7');
  const [includesLogs, setIncludesLogs] = useState(false);
  const creation = useSharingChange(async () => {
    const expiresInDays = time === NEVER ? null : Number(time);
    const { link, url } = await client.shares.createLink({ projectId, name, includesLogs, expiresInDays });
    onMade({ name: link.name, url });
    setName('');
  }, 'The link could not be made');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') creation.mutate(undefined);
  };
  return (
    <form onSubmit={send} aria-label="New link" className="space-y-3">
      <div className="flex flex-wrap items-end gap-1.5">
        <Field label="For whom" className="min-w-40 flex-1">
          {(ids) => (
            <Input
              {...ids}
              autoComplete="off"
              maxLength={80}
              placeholder="Design review"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Works for">
          {(ids) => <Select {...ids} value={time} onChange={setTime} options={times} className="w-36" />}
        </Field>
        <Button type="submit" disabled={name.trim() === ''} isBusy={creation.isPending}>
          {!creation.isPending && <Plus aria-hidden />}
          Make link
        </Button>
      </div>
      <Checkbox
        checked={includesLogs}
        onChange={setIncludesLogs}
        label={
          <>
            Open the logs too <span className="text-fg-muted">(they may hold what users sent)</span>
          </>
        }
      />
    </form>
  );
}

type LinkRowProps = { link: ShareLink; isBusy: boolean; onWithdraw: () => void };

function LinkRow({ link, isBusy, onWithdraw }: LinkRowProps) {
  const { name, includesLogs, createdBy, expiresAt, lastUsedAt } = link;
  const isOver = expiresAt !== null && expiresAt <= Date.now();
  return (
    <li className="flex items-center gap-2.5 py-2">
      <span className="flex size-7 shrink-0 items-center justify-center rounded-full border text-fg-subtle">
        <Link2 aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5">
          <span className="truncate" title={name}>
            {name}
          </span>
          {includesLogs && <Badge tone="outline">With logs</Badge>}
          {isOver && <Badge tone="warning">Expired</Badge>}
        </p>
        <p className="text-fg-muted text-xs">
          {createdBy.name} ·{' '}
          {expiresAt === null ? (
            'until withdrawn'
          ) : (
            <>
              {isOver ? 'expired' : 'expires'} <RelativeTime at={expiresAt} />
            </>
          )}{' '}
          ·{' '}
          {lastUsedAt === null ? (
            'never opened'
          ) : (
            <>
              opened <RelativeTime at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <IconButton label={`Withdraw the link ${name}`} size="sm" disabled={isBusy} onClick={onWithdraw}>
        <X />
      </IconButton>
    </li>
  );
}
