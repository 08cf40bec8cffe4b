export type Place = { id: string; x: number; y: number };
export type Direction = 'left' | 'right' | 'up' | 'down';

/** The card that one would reach by an arrow key: the nearest in that direction, straight ones before slanted ones. */
export function nearestNode(places: readonly Place[], from: Place, direction: Direction): string | undefined {
  const isAcross = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: { id: string; cost: number } | undefined;
  for (const place of places) {
    if (place.id === from.id) continue;
    const along = (isAcross ? place.x - from.x : place.y - from.y) * sign;
    const aside = Math.abs(isAcross ? place.y - from.y : place.x - from.x);
    if (along <= 1 || aside > along * 4) continue;
    const cost = along + aside * 2;
    if (best === undefined || cost < best.cost) best = { id: place.id, cost };
  }
  return best?.id;
}
