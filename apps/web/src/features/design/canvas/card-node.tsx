'use client';

import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Lock } from 'lucide-react';
import { memo } from 'react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { NodeMark, NodeStats } from '../design-slots';
import { Methods, Problems } from './card-parts';
import { FaceIcon, faceColor } from './face-icon';
import type { CardData, CardNode as CardNodeType } from './flow-types';
import { OthersMark } from './others-mark';
import { useIsFar } from './zoom-level';

/** A construct: its kind, its name, the line that matters, and what is wrong with it. */
export const CardNode = memo(function CardNode({ id, data, selected }: NodeProps<CardNodeType>) {
  const isFar = useIsFar();
  const color = faceColor(data.face);
  if (isFar) {
    return (
      <div
        className={cn(
          'size-full rounded-lg border',
          selected ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
        )}
        style={{ borderLeft: `10px solid ${color}` }}
      >
        <OthersMark ids={[id]} isFar />
        <FarPorts />
      </div>
    );
  }
  return (
    <div
      className={cn(
        'group/card flex size-full items-center gap-2.5 rounded-lg border bg-surface px-2.5 transition-colors',
        data.isRow && 'rounded-md gap-2',
        selected ? 'border-accent outline-1 outline-accent' : 'border-line-strong hover:border-control',
        data.errors > 0 && !selected && 'border-danger/60',
      )}
    >
      {data.isRow ? <RowWords data={data} /> : <CardWords id={id} data={data} />}
      {data.isGuarded && <Lock className="size-3 shrink-0 text-fg-subtle" aria-label="Guarded by an authorizer" />}
      <Problems errors={data.errors} warnings={data.warnings} />
      <OthersMark ids={[id]} isFar={false} />
      <NodeMark id={id} />
      <Port data={data} type="target" />
      <Port data={data} type="source" />
    </div>
  );
});

function CardWords({ id, data }: { id: string; data: CardData }) {
  return (
    <>
      <FaceIcon face={data.face} />
      <span className="min-w-0 flex-1">
        <MiddleTruncate text={data.title} className="block flex font-medium font-mono text-fg text-xs" />
        <MiddleTruncate text={data.line} className="block flex text-fg-muted text-xs" />
        <NodeStats id={id} />
      </span>
    </>
  );
}

/** A route within its group: the method matters as much as the path. */
function RowWords({ data }: { data: CardData }) {
  return (
    <>
      <Methods methods={data.line} />
      <MiddleTruncate text={data.title} className="flex-1 font-mono text-fg text-xs" />
    </>
  );
}

/** Without words there are no ports to draw from, but lines still end at something that can be measured. */
export function FarPorts({ top = '50%' }: { top?: number | string }) {
  return (
    <>
      <i
        aria-hidden
        className="target absolute -left-[5px] size-[10px] -translate-y-1/2"
        data-handlepos="left"
        style={{ top }}
      />
      <i
        aria-hidden
        className="source absolute -right-[5px] size-[10px] -translate-y-1/2"
        data-handlepos="right"
        style={{ top }}
      />
    </>
  );
}

/** Where a line begins or ends. Hidden until the card is pointed at, except that a line can end anywhere on a card. */
export function Port({
  data,
  type,
  top,
}: {
  data: Pick<CardData, 'canStart' | 'canEnd' | 'label'>;
  type: 'source' | 'target';
  /** Where it is not in the middle. */
  top?: number;
}) {
  const isUsable = type === 'source' ? data.canStart : data.canEnd;
  return (
    <Handle
      type={type}
      position={type === 'source' ? Position.Right : Position.Left}
      isConnectable={isUsable}
      {...(top === undefined ? {} : { style: { top } })}
      title={type === 'source' ? `Draw a line from ${data.label}` : `A line to ${data.label} ends here`}
      className={cn(
        '!size-2.5 !rounded-full !border-2 !border-surface !bg-fg-subtle transition-opacity',
        isUsable
          ? 'opacity-0 group-hover/card:opacity-100 [.connecting_&]:opacity-100'
          : '!pointer-events-none opacity-0',
      )}
    />
  );
}
