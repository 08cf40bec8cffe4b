'use client';

import type { NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { createContext, memo, use } from 'react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { FarPorts, Port } from './card-node';
import { Problems } from './card-parts';
import { type GroupNode as GroupNodeType, PORT_OF_FRAME } from './flow-types';
import { OthersMark } from './others-mark';
import { useIsFar } from './zoom-level';

/** Opens and closes groups of routes. */
export const GroupToggleContext = createContext<(id: string, isOpen: boolean) => void>(() => undefined);

/** Routes that begin alike: a frame around them, or one card with their number. */
export const GroupNode = memo(function GroupNode({ id, data, selected }: NodeProps<GroupNodeType>) {
  const toggle = use(GroupToggleContext);
  const isFar = useIsFar();
  const hidden = data.hidden === '' ? [] : data.hidden.split(',');
  const frame = cn(
    'group/card size-full rounded-lg border transition-colors',
    selected ? 'border-accent' : 'border-line-strong',
    data.isExpanded ? 'bg-sunken/60' : 'bg-surface',
  );
  if (isFar) {
    return (
      <div className={frame} style={{ borderLeft: '10px solid var(--kind-route)' }}>
        <OthersMark ids={hidden} isFar />
        <FarPorts top={PORT_OF_FRAME} />
      </div>
    );
  }
  const Chevron = data.isExpanded ? ChevronDown : ChevronRight;
  return (
    <div className={frame}>
      <OthersMark ids={hidden} isFar={false} />
      <div className={cn('flex items-center gap-1.5 px-2', data.isExpanded ? 'h-9' : 'h-full')}>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={data.isExpanded}
          aria-label={`${data.isExpanded ? 'Close' : 'Open'} ${data.label}`}
          onClick={(event) => {
            event.stopPropagation();
            toggle(id, !data.isExpanded);
          }}
          className="nodrag inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-fg-muted hover:bg-hover hover:text-fg"
        >
          <Chevron className="size-4" aria-hidden />
        </button>
        <MiddleTruncate text={data.prefix} className="font-medium font-mono text-fg text-xs" />
        <span className="ml-auto flex shrink-0 items-center gap-1.5 whitespace-nowrap pl-1 text-fg-subtle text-xs tabular-nums">
          {!data.isExpanded && <Problems errors={data.errors} warnings={data.warnings} />}
          {data.count} {data.isExpanded ? '' : 'routes'}
        </span>
      </div>
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="target" top={PORT_OF_FRAME} />
      <Port data={{ label: data.label, canStart: false, canEnd: true }} type="source" top={PORT_OF_FRAME} />
    </div>
  );
});
