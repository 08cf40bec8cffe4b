'use client';

import { Ellipsis, Lock, MousePointerClick } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useWholeSpec } from '@/components/document/use-document';
import { useGenerated } from '@/components/document/use-generated';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { useProjectHref } from '@/lib/url-state';
import { constructsAt } from '../constructs-at';
import type { FileTask } from '../files/file-dialogs';

type EditorHeaderProps = { file: string; line: number; isReadOnly: boolean; onTask: (task: FileTask) => void };

/** The open file, and the constructs because of which the line under the cursor is there: the way back to the canvas. */
export function EditorHeader({ file, line, isReadOnly, onTask }: EditorHeaderProps) {
  const spec = useWholeSpec();
  const { origins } = useGenerated();
  const router = useRouter();
  const href = useProjectHref();
  const constructs = useMemo(() => constructsAt(spec, origins, { file, line }), [spec, origins, file, line]);
  return (
    <>
      <MiddleTruncate text={file} className="px-1 font-mono text-fg text-xs" />
      {isReadOnly ? (
        <Badge tone="outline" title="Written from the design. Change it there.">
          <Lock aria-hidden /> Generated
        </Badge>
      ) : (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton label="File actions" size="sm">
              <Ellipsis />
            </IconButton>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem onSelect={() => onTask({ type: 'rename', file })}>Rename or move…</DropdownMenuItem>
            <DropdownMenuItem isDangerous onSelect={() => onTask({ type: 'delete', file })}>
              Delete…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      <ul aria-label="Constructs of this line" className="flex min-w-0 items-center gap-1 overflow-hidden">
        {constructs.slice(0, 3).map(({ id, label }) => (
          <li key={id} className="min-w-0">
            <Button
              size="sm"
              variant="ghost"
              className="max-w-56 font-mono"
              aria-label={`Show ${label} on the canvas`}
              onClick={() => router.push(href('design', { select: id }))}
            >
              <MousePointerClick aria-hidden />
              <span className="truncate">{label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
