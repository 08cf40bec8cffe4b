'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { useMe } from '@/lib/me';
import { useCurrentStage } from '@/lib/stages';
import { useStoredState } from '@/lib/stored-state';
import { useTopic } from '@/lib/stream/stream';
import { advance, readTour, type TourSignal, type TourState, writeTour } from './tour-steps';

export const tourKey = 'tour';

export function useTour(): [TourState | undefined, (tour: TourState) => void] {
  const [text, setText] = useStoredState(tourKey);
  const setTour = useCallback((tour: TourState) => setText(writeTour(tour)), [setText]);
  return [readTour(text), setTour];
}

/** Watches the address and what the studio publishes, and moves the tour on. */
export function useTourSignals(projectId: string, tour: TourState, setTour: (tour: TourState) => void) {
  const personId = useMe()?.person.id;
  const { stage } = useCurrentStage(projectId);
  const query = useSearchParams();
  const pathname = usePathname();
  const signal = (name: TourSignal) => {
    const step = advance(tour.step, name);
    if (step !== tour.step) setTour({ ...tour, step });
  };

  useTopic(`project:${projectId}`, (message) => {
    if (message.type === 'change' && message.change.author.id === personId) signal('changed');
    if (message.type === 'deployment' && message.deployment.status === 'succeeded') signal('deployed');
  });
  useTopic(stage === undefined || tour.step < 4 ? undefined : `logs:${stage.id}`, (message) => {
    // What the platform says of a call counts too: not every handler logs.
    if (message.type === 'log-events' && message.events.length > 0) signal('log-line');
  });

  const selected = query.get('select') ?? '';
  const seesCode = query.get('panel') === 'code' || pathname.endsWith('/code');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it reacts to
  useEffect(() => {
    if (tour.step === 0 && selected.startsWith('rt_')) signal('selected-route');
    else if (tour.step === 1 && seesCode) signal('saw-code');
  }, [selected, seesCode, tour.step]);
}

export type Rect = { left: number; top: number; width: number; height: number };

/** Where the first of the targets that is on the page stands; followed while the page moves. */
export function useTargetRect(targets: readonly string[]): Rect | undefined {
  const [rect, setRect] = useState<Rect>();
  const names = targets.join(' ');
  useEffect(() => {
    let frame = 0;
    let last = '';
    const look = () => {
      frame = requestAnimationFrame(look);
      const element = names
        .split(' ')
        .map((name) => document.querySelector(`[data-tour="${name}"]`))
        .find((each) => each !== null && each.getClientRects().length > 0);
      const found = element?.getBoundingClientRect();
      const key = found === undefined ? '' : [found.left, found.top, found.width, found.height].map(Math.round).join();
      if (key === last) return;
      last = key;
      setRect(found);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [names]);
  return rect;
}
