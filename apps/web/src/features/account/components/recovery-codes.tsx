'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** The codes as they are shown once, to be kept elsewhere. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="space-y-3">
      <ol
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-3 font-mono text-sm tabular-nums"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={codes.join('\n')} label="Copy the recovery codes" size="md" variant="secondary">
          Copy
        </CopyButton>
        <Button onClick={() => download(codes)}>
          <Download aria-hidden />
          Download
        </Button>
      </div>
    </div>
  );
}

function download(codes: readonly string[]): void {
  const text = [
    `Recovery codes of Chalice Studio at ${window.location.host}`,
    `Made on ${new Date().toISOString().slice(0, 10)}. Each works once, in the place of a code of the app.`,
    '',
    ...codes,
    '',
  ].join('\n');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'chalice-studio-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(url);
}
