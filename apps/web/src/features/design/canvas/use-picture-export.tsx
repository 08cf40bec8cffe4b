'use client';

import { Image } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Command, useCommands } from '@/lib/commands';
import { later } from '@/lib/later';
import { useSelection } from '../selection/selection';
import type { FlowEdge, FlowNode } from './flow-types';

const PictureDialog = later(() => import('../picture/picture-dialog').then((module) => module.PictureDialog));

/** The canvas as a file, asked for by menu, toolbar or command palette. */
export function usePictureExport(nodes: readonly FlowNode[], edges: readonly FlowEdge[]) {
  const selection = useSelection();
  const [selected, open] = useState<readonly string[]>();
  const commands = useMemo(
    (): Command[] => [
      {
        id: 'design:picture',
        title: 'Export a picture of the canvas',
        group: 'Design',
        icon: <Image className="size-4" aria-hidden />,
        keywords: ['svg', 'png', 'image', 'download', 'diagram'],
        run: () => open(selection.getState()),
      },
    ],
    [selection],
  );
  useCommands(commands);
  return {
    open,
    dialog: selected !== undefined && (
      <PictureDialog nodes={nodes} edges={edges} selected={selected} onClose={() => open(undefined)} />
    ),
  };
}
