import type { Example } from '@chalice-studio/control-plane/contract';
import type { MiniCard } from '@/components/mini-canvas';

const size = { width: 236, height: 152, card: { width: 104, height: 26 } };

/** A gallery card's drawing: what starts the app at the left, what it reaches at the right. */
export function drawPreview({ cards, edges }: Example['picture']) {
  const left = cards.filter(({ side }) => side === 'left');
  const right = cards.filter(({ side }) => side === 'right');
  const leftAt = right.length === 0 ? (size.width - size.card.width) / 2 : 0;
  return {
    cards: [...column(left, leftAt), ...column(right, size.width - size.card.width)],
    edges,
    ...size,
  };
}

function column(items: Example['picture']['cards'], x: number): MiniCard[] {
  const gap = 12;
  const height = items.length * size.card.height + (items.length - 1) * gap;
  const top = (size.height - height) / 2;
  return items.map(({ kind, resourceType, title }, index) => ({
    ...{ kind, title, x, y: top + index * (size.card.height + gap) },
    ...(resourceType === undefined ? {} : { resourceType }),
  }));
}
