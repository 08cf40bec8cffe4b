'use client';

import { Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { useProjectHref } from '@/lib/url-state';

/** Why one cannot type here, and where one can. */
export function ReadOnlyNotice({ file, isTyping }: { file: string; isTyping: boolean }) {
  const router = useRouter();
  const href = useProjectHref();
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-sunken px-3 py-1.5 text-fg-muted text-xs">
      <Lock className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
      <span className="min-w-0 flex-1">
        {isTyping
          ? 'Types of a dependency: read only.'
          : `${file} is written from the design: read only. What you write stands under ${file.startsWith('test/') ? 'test/, beside it' : 'chalicelib/'}.`}
      </span>
      {!isTyping && (
        <Button size="sm" variant="ghost" onClick={() => router.push(href('design'))}>
          Change it in the design
        </Button>
      )}
    </p>
  );
}
