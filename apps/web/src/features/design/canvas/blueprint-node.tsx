'use client';

import type { NodeProps } from '@xyflow/react';
import { createContext, memo, use } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { Port } from './card-node';
import { Problems } from './card-parts';
import { type BlueprintNode as BlueprintNodeType, PORT_OF_FRAME } from './flow-types';
import { OthersMark } from './others-mark';
import { useIsFar } from './zoom-level';

/** The blueprint that would take what is being dragged. */
export const DropTargetContext = createContext<string | undefined>(undefined);

/** A blueprint is a frame around what belongs to it. */
export const BlueprintNode = memo(function BlueprintNode({ id, data, selected }: NodeProps<BlueprintNodeType>) {
  const isTarget = use(DropTargetContext) === id;
  const isFar = useIsFar();
  return (
    <div
      className={cn(
        'group/card size-full rounded-xl border border-dashed bg-hover/40 transition-colors',
        selected || isTarget ? 'border-accent' : 'border-line-strong',
        isTarget && 'bg-accent-soft/60',
      )}
    >
      <OthersMark ids={[id]} isFar={isFar} />
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
          Empty. Drag routes and handlers into it, or add one with it selected.
        </p>
      )}
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="target" top={PORT_OF_FRAME} />
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="source" top={PORT_OF_FRAME} />
    </div>
  );
});
