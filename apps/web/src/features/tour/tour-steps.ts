/** What has happened on the page, as far as the tour looks at it. */
export type TourSignal = 'selected-route' | 'saw-code' | 'changed' | 'deployed' | 'log-line';

export type TourStep = {
  signal: TourSignal;
  title: string;
  text: string;
  /** The element that it is about, by its `data-tour`; where the first is not on the page, the next. */
  targets: readonly string[];
};

export const tourSteps: readonly TourStep[] = [
  {
    signal: 'selected-route',
    title: 'Select a route',
    text: 'Each card on the canvas is a piece of the app. Click one that says GET or POST: its settings open beside it.',
    targets: ['canvas', 'tab-design'],
  },
  {
    signal: 'saw-code',
    title: 'Read its code',
    text: 'Open Code in the panel. This is the function that answers the route; the wiring around it is written for you.',
    targets: ['panel-code', 'tab-code'],
  },
  {
    signal: 'changed',
    title: 'Change it',
    text: 'Change a word in the function, or a setting of the route. It saves itself; History has every edit.',
    targets: ['editor', 'canvas'],
  },
  {
    signal: 'deployed',
    title: 'Deploy it',
    text: 'Deploy to your local stage. It takes a second or two, and the steps show as they happen.',
    targets: ['deploy'],
  },
  {
    signal: 'log-line',
    title: 'Call it and see the line',
    text: 'Open Events and send a request (the to-do list takes the token “Bearer let-me-in”). Its line appears below the answer and in Logs.',
    targets: ['send-request', 'tab-events'],
  },
];

/** Where the tour stands after a signal. Whoever does a later step first has done those before it. */
export function advance(step: number, signal: TourSignal): number {
  const done = tourSteps.findIndex((each) => each.signal === signal);
  return done < step ? step : done + 1;
}

export type TourState = { projectId: string; step: number; isOpen: boolean };

/** The state as kept in the browser; anything else that stands there counts as none. */
export function readTour(text: string | undefined): TourState | undefined {
  const [projectId, step, open] = (text ?? '').split(' ');
  const number = Number(step);
  if (!projectId || !Number.isInteger(number) || number < 0 || number > tourSteps.length) return undefined;
  return { projectId, step: number, isOpen: open === 'open' };
}

export function writeTour({ projectId, step, isOpen }: TourState): string {
  return `${projectId} ${step} ${isOpen ? 'open' : 'left'}`;
}
