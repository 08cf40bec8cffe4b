'use client';

import { type ConstructKind, type Entity, entityLabel } from '@chalice-studio/appspec';
import { CopyPlus, Ellipsis, FileCode, Trash2, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useDesignSpec } from '@/components/document/use-design-spec';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { useProjectHref } from '@/lib/url-state';
import { useDesignActions } from '../actions/use-design-actions';
import { FaceIcon } from '../canvas/face-icon';
import { faceLabels, faceOf } from '../graph/construct-words';

type Construct = Extract<Entity, { kind: ConstructKind }>;

export function PanelHeader({ construct, onClose }: { construct: Construct; onClose: () => void }) {
  const spec = useDesignSpec();
  const actions = useDesignActions();
  const router = useRouter();
  const href = useProjectHref();
  const face = faceOf(construct);
  return (
    <header className="flex items-center gap-2.5 px-4 pt-3 pb-1">
      <FaceIcon face={face} />
      <div className="min-w-0 flex-1">
        <h2 className="flex">
          <MiddleTruncate text={entityLabel(spec, construct.id)} className="font-medium font-mono text-fg text-sm" />
        </h2>
        <p className="text-fg-subtle text-xs">{faceLabels[face]}</p>
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More actions">
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => router.push(href('code', { select: construct.id }))}>
            <FileCode aria-hidden /> Show in the code
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => actions.duplicate([construct.id])} shortcut="mod+d">
            <CopyPlus aria-hidden /> Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem isDangerous onSelect={() => actions.remove([construct.id])}>
            <Trash2 aria-hidden /> Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <IconButton label="Close the panel" onClick={onClose}>
        <X />
      </IconButton>
    </header>
  );
}
