import type { Deployment } from '@chalice-studio/control-plane/contract';
import { CopyButton } from '@/components/ui/copy-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';

const outputWords = { restApiUrl: 'REST API', websocketUrl: 'WebSocket API' } as const;

/** The addresses of what runs. */
export function OutputList({ outputs }: { outputs: NonNullable<Deployment['outputs']> }) {
  const shown = Object.entries(outputWords).flatMap(([key, label]) => {
    const url = outputs[key as keyof typeof outputWords];
    return url === undefined ? [] : [{ label, url }];
  });
  if (shown.length === 0) return <p className="text-fg-muted">It has no address: nothing calls it from outside.</p>;
  return (
    <dl className="divide-y divide-line rounded-md border border-line">
      {shown.map(({ label, url }) => (
        <div key={label} className="flex min-h-9 items-center gap-3 px-3">
          <dt className="w-28 shrink-0 text-fg-muted">{label}</dt>
          <dd className="flex min-w-0 flex-1 items-center gap-1">
            <MiddleTruncate text={url} tail={14} className="flex-1 font-mono text-xs" />
            <CopyButton value={url} label={`Copy URL of the ${label}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
