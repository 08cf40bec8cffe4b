'use client';

import type { RunnerStatusRecord } from '@chalice-studio/control-plane/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CloudOff, ServerCrash, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { api } from '@/lib/api';
import { cn } from '@/lib/class-names';
import { useTopic } from '@/lib/stream/stream';

/** What every page must say: the studio is out of reach, its runner is down, or the sandbox's network is open. */
export function StudioBanner() {
  const queryClient = useQueryClient();
  const options = api.studio.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY });
  const status = useQuery(options).data;
  const stream = useTopic('studio', (message) => {
    if (message.type === 'gap') void queryClient.invalidateQueries({ queryKey: options.queryKey });
    if (message.type !== 'runner') return;
    queryClient.setQueryData(options.queryKey, (old) => old && { ...old, runner: message.status });
  });

  if (stream === 'offline') {
    return (
      <Strip tone="warning" icon={<CloudOff />} title="Offline.">
        The studio cannot be reached. You can go on reading and editing; edits are sent when it is back.
      </Strip>
    );
  }
  return status === undefined ? null : <RunnerStrip runner={status.runner} />;
}

function RunnerStrip({ runner }: { runner: RunnerStatusRecord }) {
  if (runner.state === 'unavailable') {
    return (
      <Strip tone="danger" icon={<ServerCrash />} title="The runner is unavailable.">
        {runner.message ?? 'Local stages do not answer until it is back.'} Designing and reading code work as before.
      </Strip>
    );
  }
  if (runner.state === 'starting') {
    return (
      <Strip tone="neutral" icon={<Spinner />} title="The runner is starting.">
        Local stages answer in a moment.
      </Strip>
    );
  }
  if (runner.isNetworkOpen) {
    return (
      <Strip tone="warning" icon={<ShieldAlert />} title="The sandbox’s network is open.">
        Code on local stages can reach whatever this machine can. Run only code that you trust.
      </Strip>
    );
  }
  return null;
}

type StripProps = { tone: 'neutral' | 'warning' | 'danger'; icon: ReactNode; title: string; children: ReactNode };

const tones = {
  neutral: 'bg-surface text-fg-muted',
  warning: 'bg-warning-soft text-warning-text',
  danger: 'bg-danger-soft text-danger-text',
};

function Strip({ tone, icon, title, children }: StripProps) {
  return (
    <div
      role="status"
      className={cn(
        'flex min-h-7 shrink-0 items-center justify-center gap-2 border-b px-3 py-1 text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
      )}
    >
      {icon}
      <p>
        <strong className="font-semibold">{title}</strong> {children}
      </p>
    </div>
  );
}
