import type { InvokeResultRecord } from '@chalice-studio/control-plane/contract';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { formatDuration } from '@/lib/time';
import { prettyJson } from '../model/answer';

/** What a function answered, or how it failed. */
export function InvokeResultView({ result }: { result: InvokeResultRecord }) {
  const hasFailed = result.functionError !== undefined;
  const text = prettyJson(result.payload) ?? result.payload;
  return (
    <section aria-label="Result" className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={hasFailed ? 'danger' : 'success'}>{hasFailed ? 'Failed' : 'Succeeded'}</Badge>
        <span className="text-fg-muted text-xs tabular-nums">{formatDuration(result.durationMs)}</span>
        <span className="ml-auto flex min-w-0 items-center gap-1 text-fg-subtle text-xs">
          <span className="truncate font-mono" title={result.requestId}>
            {result.requestId}
          </span>
          <CopyButton value={result.requestId} label="Copy request id" />
        </span>
      </div>
      <div className="relative rounded-md border border-line bg-sunken">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-80 overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]"
        >
          {text === '' ? 'null' : text}
        </pre>
        <CopyButton value={text} label="Copy result" className="absolute top-1.5 right-1.5 bg-sunken" />
      </div>
    </section>
  );
}
