'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';

/** A link or a secret that is shown once, to be copied. */
export function SecretField({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-center gap-1.5">
      <Input
        isMono
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        className="min-w-0 flex-1"
      />
      <CopyButton value={value} label={`Copy ${label.toLowerCase()}`} size="md" variant="secondary">
        Copy
      </CopyButton>
    </div>
  );
}
