'use client';

import { Check, Compass, X } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';
import { cn } from '@/lib/class-names';
import { TOUR_COMMAND, useCommands } from '@/lib/commands';
import { useTargetRect, useTour, useTourSignals } from '../hooks';
import { type TourState, tourSteps } from '../tour-steps';

/** The first steps on a first project, beside the real work: nothing is blocked, and it can be left and taken up again. */
export function Tour({ projectId }: { projectId: string }) {
  const [tour, setTour] = useTour();
  const isUnfinished = tour !== undefined && tour.projectId === projectId && tour.step < tourSteps.length;
  const step = isUnfinished ? tour.step : 0;
  const isOpen = isUnfinished && tour.isOpen;
  const commands = useMemo(() => {
    const set = (changes: Partial<TourState>) => setTour({ projectId, step, isOpen: true, ...changes });
    const command = { group: 'Preferences', icon: <Compass aria-hidden /> };
    if (!isOpen) {
      const title = isUnfinished && step > 0 ? 'Go on with the tour' : 'Take the tour';
      return [{ ...command, id: TOUR_COMMAND, title, run: () => set({}) }];
    }
    return [
      { ...command, id: 'tour-leave', title: 'Leave the tour', run: () => leaveTour(set) },
      { ...command, id: 'tour-skip', title: 'Skip this step of the tour', run: () => set({ step: step + 1 }) },
    ];
  }, [isOpen, isUnfinished, projectId, step, setTour]);
  useCommands(commands);
  if (tour === undefined || !tour.isOpen || tour.projectId !== projectId) return null;
  return <TourCard projectId={projectId} tour={tour} setTour={setTour} />;
}

type TourCardProps = { projectId: string; tour: TourState; setTour: (tour: TourState) => void };

function TourCard({ projectId, tour, setTour }: TourCardProps) {
  useTourSignals(projectId, tour, setTour);
  const step = tourSteps[tour.step];
  const close = () => setTour({ ...tour, isOpen: false });
  const leave = () => leaveTour((changes) => setTour({ ...tour, ...changes }));
  return (
    <>
      {step !== undefined && <Spotlight targets={step.targets} />}
      <aside
        aria-label="First steps"
        className="pop-in fixed inset-x-3 bottom-14 z-30 mx-auto max-w-80 rounded-xl bg-raised p-4 shadow-pop"
      >
        <div className="flex items-center gap-2">
          <Progress step={tour.step} />
          <IconButton
            label="Leave the tour"
            size="sm"
            className="-mr-1.5 ml-auto"
            onClick={step === undefined ? close : leave}
          >
            <X />
          </IconButton>
        </div>
        <div aria-live="polite" className="mt-2 space-y-1">
          <h2 className="font-medium text-base text-fg">{step?.title ?? 'That is the whole loop'}</h2>
          <p className="text-fg-muted">
            {step?.text ?? 'Designed, changed, deployed, called and seen. Everything else widens this path.'}
          </p>
        </div>
        <div className="mt-3 flex items-center justify-end gap-2">
          {step === undefined ? (
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          ) : (
            <Button size="sm" variant="ghost" onClick={() => setTour({ ...tour, step: tour.step + 1 })}>
              Skip this step
            </Button>
          )}
        </div>
      </aside>
    </>
  );
}

/** Who leaves is told where it waits. */
function leaveTour(set: (changes: { isOpen: boolean }) => void) {
  set({ isOpen: false });
  toast.message('The tour waits where you left it', {
    description: 'Go on from the projects page, or from the menu of your account.',
  });
}

function Progress({ step }: { step: number }) {
  const number = Math.min(step + 1, tourSteps.length);
  return (
    <div className="flex items-center gap-2 text-fg-subtle text-xs">
      <span className="flex gap-1" aria-hidden>
        {tourSteps.map((each, index) => (
          <span
            key={each.signal}
            className={cn(
              'h-1 w-5 rounded-full',
              index < step ? 'bg-accent' : index === step ? 'bg-control' : 'bg-line',
            )}
          />
        ))}
      </span>
      {step < tourSteps.length ? (
        `Step ${number} of ${tourSteps.length}`
      ) : (
        <span className="flex items-center gap-1 text-success-text">
          <Check className="size-3.5" aria-hidden />
          Done
        </span>
      )}
    </div>
  );
}

/** A ring around what the step is about; it takes no clicks. */
function Spotlight({ targets }: { targets: readonly string[] }) {
  const rect = useTargetRect(targets);
  if (rect === undefined) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed z-20 rounded-lg outline-2 outline-accent outline-offset-2 motion-safe:animate-pulse"
      style={{ left: rect.left, top: rect.top, width: rect.width, height: rect.height }}
    />
  );
}
