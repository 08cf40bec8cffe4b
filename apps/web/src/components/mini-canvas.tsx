import type { ConstructKind } from '@chalice-studio/appspec';
import { cn } from '@/lib/class-names';
import { ConstructIcon, type ResourceType } from './construct-icon';

export type MiniCard = {
  kind: ConstructKind;
  resourceType?: ResourceType;
  title: string;
  note?: string;
  x: number;
  y: number;
};

type MiniCanvasProps = {
  cards: readonly MiniCard[];
  /** Pairs of positions in `cards`, in the direction of the event. */
  edges: readonly (readonly [from: number, to: number])[];
  width: number;
  height: number;
  card: { width: number; height: number };
};

/** A drawing of a canvas, not one that can be worked on: says nothing to those who hear the page. */
export function MiniCanvas({ cards, edges, width, height, card }: MiniCanvasProps) {
  const isSmall = card.height < 40;
  return (
    <div aria-hidden="true" className="relative shrink-0" style={{ width, height }}>
      <svg className="absolute inset-0" width={width} height={height} fill="none" aria-hidden="true">
        {edges.map(([from, to]) => {
          const start = cards[from];
          const end = cards[to];
          if (start === undefined || end === undefined) return null;
          return (
            <path
              key={`${from}-${to}`}
              d={curve({
                x1: start.x + card.width,
                y1: start.y + card.height / 2,
                x2: end.x,
                y2: end.y + card.height / 2,
              })}
              stroke="var(--line-strong)"
              strokeWidth="1.25"
            />
          );
        })}
      </svg>
      {cards.map((each) => (
        <div
          key={`${each.kind} ${each.title}`}
          className={cn(
            'absolute flex items-center border border-line bg-surface',
            isSmall ? 'gap-1.5 rounded-md px-1' : 'gap-2 rounded-lg px-2',
          )}
          style={{ left: each.x, top: each.y, width: card.width, height: card.height }}
        >
          <ConstructIcon
            kind={each.kind}
            resourceType={each.resourceType}
            variant="tile"
            className={isSmall ? 'size-4.5 rounded-sm [&_svg]:size-3' : undefined}
          />
          <span className="min-w-0">
            <span className={cn('block truncate font-mono text-fg', isSmall ? 'text-[10px]' : 'text-2xs')}>
              {each.title}
            </span>
            {each.note !== undefined && <span className="block truncate text-2xs text-fg-subtle">{each.note}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}

function curve({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }): string {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
