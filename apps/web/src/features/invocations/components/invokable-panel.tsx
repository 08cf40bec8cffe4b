'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import type { ReactNode } from 'react';
import { functionNamesOf, type Invokable } from '../model/invokables';
import { InvokePanel } from './invoke-panel';
import { RequestPanel } from './request-panel';

/** Shows the live lines of functions from a time on; another feature's, put in by the page. */
export type RenderLogs = (lines: { functionNames: readonly string[]; from: number }) => ReactNode;

type InvokablePanelProps = {
  projectId: string;
  stage: Stage;
  spec: AppSpec;
  invokable: Invokable;
  renderLogs: RenderLogs;
};

export function InvokablePanel({ projectId, stage, spec, invokable, renderLogs }: InvokablePanelProps) {
  const refusal =
    stage.deployed === null ? `Nothing is deployed to ${stage.name} yet: deploy it, then call it here.` : undefined;
  const functionNames = functionNamesOf(invokable, spec);
  // A moment before: the studio's clock is not this browser's.
  const logsSince = (sentAt: number) => renderLogs({ functionNames, from: sentAt - 1000 });
  const shared = { stage, spec, refusal, renderLogs: logsSince };
  if (invokable.type === 'route')
    return <RequestPanel key={invokable.id} projectId={projectId} route={invokable.route} {...shared} />;
  return (
    <InvokePanel
      key={`${stage.id} ${invokable.id}`}
      lambdaFunction={invokable.lambdaFunction}
      isSchedule={invokable.isSchedule}
      {...shared}
    />
  );
}
