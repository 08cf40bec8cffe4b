import type { ConstructKind } from '@chalice-studio/appspec';
import { ConstructIcon } from '@/components/construct-icon';

type Card = { kind: ConstructKind; title: string; note: string; x: number; y: number };

const cards: Card[] = [
  { kind: 'route', title: 'POST /orders', note: 'api_handler', x: 40, y: 60 },
  { kind: 'route', title: 'GET /orders/{id}', note: 'api_handler', x: 40, y: 140 },
  { kind: 'authorizer', title: 'session', note: 'built-in', x: 300, y: 40 },
  { kind: 'lambda-function', title: 'chargeCard', note: 'chalicelib/billing.ts', x: 300, y: 140 },
  { kind: 'schedule', title: 'sweep', note: 'rate(1 hour)', x: 40, y: 250 },
  { kind: 'sqs-message', title: 'shipOrder', note: 'orders · batch 10', x: 300, y: 250 },
  { kind: 'websocket-handler', title: 'message', note: '$default', x: 40, y: 360 },
  { kind: 'resource', title: 'orders', note: 'table', x: 560, y: 100 },
  { kind: 'resource', title: 'receipts', note: 'bucket', x: 560, y: 250 },
];

const edges: [from: number, to: number][] = [
  [0, 3],
  [1, 3],
  [0, 2],
  [3, 7],
  [4, 5],
  [5, 8],
  [5, 7],
  [6, 5],
];

/** A piece of a canvas behind the first page: what the studio is, without words. */
export function AuthBackdrop() {
  return (
    <div aria-hidden="true" className="relative h-[440px] w-[760px] shrink-0">
      <svg className="absolute inset-0 size-full" viewBox="0 0 760 440" fill="none">
        <title>A drawing of an app</title>
        {edges.map(([from, to]) => {
          const a = cards[from];
          const b = cards[to];
          if (a === undefined || b === undefined) return null;
          const [x1, y1, x2, y2] = [a.x + 190, a.y + 24, b.x, b.y + 24];
          const middle = (x1 + x2) / 2;
          return (
            <path
              key={`${from}-${to}`}
              d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
              stroke="var(--line-strong)"
              strokeWidth="1.25"
            />
          );
        })}
      </svg>
      {cards.map((card) => (
        <div
          key={card.title}
          className="absolute flex h-12 w-[190px] items-center gap-2.5 rounded-lg border border-line bg-surface px-2.5"
          style={{ left: card.x, top: card.y }}
        >
          <ConstructIcon kind={card.kind} variant="tile" />
          <span className="min-w-0">
            <span className="block truncate font-mono text-fg text-xs">{card.title}</span>
            <span className="block truncate text-2xs text-fg-subtle">{card.note}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
