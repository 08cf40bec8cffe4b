'use client';

import type { Deployment, DeploymentEvent } from '@chalice-studio/control-plane/contract';
import { cn } from '@/lib/class-names';
import { type ConstructState, constructStates, OF_THE_APP } from '../model/construct-states';
import { ConstructName } from './construct-name';
import { StateMark, stateWords } from './state-mark';

type ConstructProgressProps = { deployment: Deployment; events: readonly DeploymentEvent[] };

/** How far each construct is, the ones that failed first: the same as stands on the canvas. */
export function ConstructProgress({ deployment, events }: ConstructProgressProps) {
  const states = [...constructStates(deployment, events)].sort((a, b) => order[a[1].state] - order[b[1].state]);
  if (states.length === 0) return <p className="text-fg-muted">It touches no construct.</p>;
  return (
    <ul aria-label="Constructs" className="grid gap-x-6 sm:grid-cols-2">
      {states.map(([id, state]) => (
        <li key={id} className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2 border-line border-b">
          <StateMark state={state.state} />
          {id === OF_THE_APP ? (
            <span className="min-w-0 flex-1 truncate text-fg-muted">API, roles and what is shared</span>
          ) : (
            <ConstructName id={id} />
          )}
          <span className={cn('shrink-0 text-xs', state.state === 'failed' ? 'text-danger-text' : 'text-fg-subtle')}>
            {wordsOf(state)}
          </span>
          {state.reason !== undefined && (
            <p className="w-full pb-1 pl-6 text-danger-text text-xs [overflow-wrap:anywhere]">{state.reason}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

const order: Record<ConstructState['state'], number> = { failed: 0, 'in-progress': 1, pending: 2, undone: 3, done: 4 };

function wordsOf({ state, doneCount, count }: ConstructState): string {
  return state === 'in-progress' && count > 1 ? `${doneCount} of ${count}` : stateWords[state];
}
