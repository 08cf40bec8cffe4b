'use client';

import { useConnection } from '@xyflow/react';
import { Ban, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { type ConnectionTarget, connect } from '../graph/connections';
import { nodeAt } from './node-at';

/** While a line is drawn: what it would do at the card under the pointer, or why it cannot be. */
export function ConnectionHint({ targetOf }: { targetOf: (id: string) => ConnectionTarget }) {
  const { store } = useOpenDocument();
  const line = useConnection((state) => ({
    isDrawn: state.inProgress,
    from: state.fromNode?.id,
    port: state.toNode?.id,
    isBackwards: state.fromHandle?.type === 'target',
  }));
  const card = usePointedAt(line.isDrawn, line.from);
  if (!line.isDrawn || line.from === undefined) return null;
  const to = line.port ?? card;
  const ends = line.isBackwards ? [to, line.from] : [line.from, to];
  const [source, target] = ends;
  const made =
    source === undefined || target === undefined || source === target
      ? undefined
      : connect(store.getState().document.spec, source, targetOf(target));
  if (made === undefined) return <Hint words="Draw to a card, or into empty space to add something there" />;
  return <Hint words={'refused' in made ? made.refused : made.done} isRefused={'refused' in made} />;
}

/** A line may end anywhere on a card, so that the card under the pointer is asked, and not its port alone. */
function usePointedAt(isDrawn: boolean, from: string | undefined): string | undefined {
  const [card, setCard] = useState<string>();
  useEffect(() => {
    if (!isDrawn) return;
    const look = ({ clientX: x, clientY: y }: PointerEvent) => setCard(nodeAt({ x, y }, from));
    window.addEventListener('pointermove', look);
    return () => {
      window.removeEventListener('pointermove', look);
      setCard(undefined);
    };
  }, [isDrawn, from]);
  return card;
}

/** What letting go would do, above the canvas. */
export function Hint({ words, isRefused = false }: { words: string; isRefused?: boolean }) {
  return (
    <div
      role="status"
      className="pointer-events-none absolute top-3 left-1/2 z-20 flex max-w-lg -translate-x-1/2 items-center gap-2 rounded-lg bg-raised px-3 py-2 text-sm shadow-pop"
    >
      {isRefused ? (
        <Ban className="size-4 shrink-0 text-danger-text" aria-hidden />
      ) : (
        <Link className="size-4 shrink-0 text-fg-subtle" aria-hidden />
      )}
      {words}
    </div>
  );
}
