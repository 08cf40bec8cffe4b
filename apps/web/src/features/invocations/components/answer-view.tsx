'use client';

import type { HttpAnswerRecord } from '@chalice-studio/control-plane/contract';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { formatDuration } from '@/lib/time';
import { byteLength, statusWords, type AnswerView as View, viewOf } from '../model/answer';
import { formatBytes } from '../model/bytes';
import { fromBase64 } from '../model/file-body';

/** What came back: status, time, size, then body or headers. Whatever it holds is shown as text or as pixels. */
export function AnswerView({ answer }: { answer: HttpAnswerRecord }) {
  const [part, setPart] = useState<'body' | 'raw' | 'headers'>('body');
  const view = useMemo(() => viewOf(answer), [answer]);
  return (
    <section aria-label="Answer" className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={toneOf(answer.statusCode)}>{statusWords(answer.statusCode)}</Badge>
        <span className="text-fg-muted text-xs tabular-nums">{formatDuration(answer.durationMs)}</span>
        <span className="text-fg-muted text-xs tabular-nums">{formatBytes(byteLength(answer.body))}</span>
        <SegmentedControl
          aria-label="Part of the answer"
          className="ml-auto"
          value={part}
          onChange={setPart}
          options={[
            { value: 'body', label: 'Body' },
            ...(view.type === 'json' ? [{ value: 'raw' as const, label: 'Raw' }] : []),
            { value: 'headers', label: `Headers ${answer.headers.length}` },
          ]}
        />
      </div>
      {part === 'headers' ? (
        <AnswerHeaders headers={answer.headers} />
      ) : part === 'raw' ? (
        <TextView text={answer.body.data} />
      ) : (
        <BodyView view={view} />
      )}
    </section>
  );
}

function BodyView({ view }: { view: View }) {
  switch (view.type) {
    case 'empty':
      return <p className="rounded-md border border-line px-3 py-2 text-fg-muted">The body is empty.</p>;
    case 'json':
    case 'text':
      return <TextView text={view.text} />;
    case 'image':
      return <ImageView mediaType={view.mediaType} base64={view.base64} />;
    case 'binary':
      return (
        <div className="flex items-center gap-3 rounded-md border border-line px-3 py-2 text-fg-muted">
          Bytes of {view.mediaType || 'an unknown type'}
          <DownloadButton mediaType={view.mediaType} base64={view.base64} />
        </div>
      );
  }
}

function ImageView({ mediaType, base64 }: { mediaType: string; base64: string }) {
  const [size, setSize] = useState<string>();
  return (
    <figure className="space-y-2 rounded-md border border-line p-3">
      {/* biome-ignore lint/performance/noImgElement: bytes that are here already */}
      <img
        src={`data:${mediaType};base64,${base64}`}
        alt="Body of the answer"
        className="max-h-80 max-w-full rounded-sm bg-[repeating-conic-gradient(var(--line)_0_25%,transparent_0_50%)] bg-[length:12px_12px]"
        onLoad={({ currentTarget: image }) => setSize(`${image.naturalWidth} × ${image.naturalHeight}`)}
      />
      <figcaption className="flex items-center gap-3 text-fg-muted text-xs tabular-nums">
        {mediaType} {size !== undefined && `· ${size}`}
        <DownloadButton mediaType={mediaType} base64={base64} />
      </figcaption>
    </figure>
  );
}

/** As a download only: a page of a stranger's must not open beneath the studio's address. */
function DownloadButton({ mediaType, base64 }: { mediaType: string; base64: string }) {
  const download = () => {
    const url = URL.createObjectURL(new Blob([fromBase64(base64)], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `answer.${/\/([a-z0-9]+)/.exec(mediaType)?.[1] ?? 'bin'}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return (
    <Button size="sm" variant="ghost" onClick={download}>
      <Download />
      Download
    </Button>
  );
}

function TextView({ text }: { text: string }) {
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto whitespace-pre-wrap p-3 pr-10 font-mono text-xs [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
      <CopyButton value={text} label="Copy body" className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}

function AnswerHeaders({ headers }: { headers: HttpAnswerRecord['headers'] }) {
  return (
    <dl className="divide-y divide-line rounded-md border border-line font-mono text-xs">
      {headers.map(([name, value]) => (
        <div key={`${name} ${value}`} className="flex gap-3 px-3 py-1">
          <dt className="w-2/5 shrink-0 text-fg-muted [overflow-wrap:anywhere]">{name}</dt>
          <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function toneOf(statusCode: number): 'success' | 'accent' | 'warning' | 'danger' {
  if (statusCode < 300) return 'success';
  if (statusCode < 400) return 'accent';
  return statusCode < 500 ? 'warning' : 'danger';
}
