'use client';

import type { Handler } from '@chalice-studio/appspec';
import { createContext, type ReactNode, use } from 'react';

/**
 * What other features show of a construct, put in by the page: features do not know each other. Each gets the
 * construct's id; `nodeStats` stands on the canvas card once the app is deployed.
 */
export type DesignSlots = {
  nodeStats?: (constructId: string) => ReactNode;
  /** What a deployment does with it now, at the card's edge; nothing between deployments. */
  nodeMark?: (constructId: string) => ReactNode;
  /** The code of a handler, in the same editor as on the code page. */
  code?: (handler: Handler) => ReactNode;
  logs?: (constructId: string) => ReactNode;
  events?: (constructId: string) => ReactNode;
  metrics?: (constructId: string) => ReactNode;
};

const SlotsContext = createContext<DesignSlots>({});

export function DesignSlotsProvider({ slots, children }: { slots: DesignSlots; children: ReactNode }) {
  return <SlotsContext value={slots}>{children}</SlotsContext>;
}

export const useDesignSlots = (): DesignSlots => use(SlotsContext);

export function NodeStats({ id }: { id: string }) {
  return useDesignSlots().nodeStats?.(id) ?? null;
}

export function NodeMark({ id }: { id: string }) {
  const mark = useDesignSlots().nodeMark?.(id);
  return mark == null ? null : <span className="absolute -bottom-2 left-2 z-10">{mark}</span>;
}
