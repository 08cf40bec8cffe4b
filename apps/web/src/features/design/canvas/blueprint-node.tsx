'use client';

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { Port } from './card-node';
import { Problems } from './card-parts';
import { type BlueprintNode as BlueprintNodeType, PORT_OF_FRAME } from './flow-nodes';

/** A blueprint is a frame around what belongs to it. */
export const BlueprintNode = memo(function BlueprintNode({ data, selected }: NodeProps<BlueprintNodeType>) {
  return (
    <div
      className={cn(
        'group/card size-full rounded-xl border border-dashed bg-hover/40 transition-colors',
        selected ? 'border-accent' : 'border-line-strong',
      )}
    >
      <div className="flex h-10 items-center gap-2 px-4">
        <ConstructIcon kind="blueprint" />
        <MiddleTruncate text={data.title} className="font-medium font-mono text-fg text-xs" />
        <MiddleTruncate text={data.line} className="text-fg-subtle text-xs" />
        <span className="ml-auto flex items-center gap-1.5">
          <Problems errors={data.errors} warnings={data.warnings} />
        </span>
      </div>
      {data.count === 0 && (
        <p className="px-4 text-fg-subtle text-xs">
          Empty. Draw a line from a route to it, or add one with it selected.
        </p>
      )}
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="target" top={PORT_OF_FRAME} />
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="source" top={PORT_OF_FRAME} />
    </div>
  );
});
