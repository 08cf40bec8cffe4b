'use client';

import type { AppSpec, LambdaFunctionOfApp } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { Play, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import { Textarea } from '@/components/ui/textarea';
import { useInvoke } from '../hooks';
import { jsonMistake } from '../model/request-draft';
import { sampleEventOf } from '../model/sample-events';
import { InvokeResultView } from './invoke-result-view';

type InvokePanelProps = {
  stage: Stage;
  spec: AppSpec;
  lambdaFunction: LambdaFunctionOfApp;
  isSchedule: boolean;
  refusal: string | undefined;
  renderLogs: (sentAt: number) => ReactNode;
};

/** Invokes a function with an event of the shape that AWS would send, which can be changed before. */
export function InvokePanel({ stage, spec, lambdaFunction, isSchedule, refusal, renderLogs }: InvokePanelProps) {
  const sample = () =>
    JSON.stringify(sampleEventOf(lambdaFunction, { spec, stageName: stage.name, now: Date.now() }), null, 2);
  const [payload, setPayload] = useState(sample);
  const [invokedAt, setInvokedAt] = useState<number>();
  const invoke = useInvoke();
  const mistake = jsonMistake(payload);
  const submit = () => {
    if (invoke.isPending || refusal !== undefined || mistake !== undefined) return;
    setInvokedAt(Date.now());
    invoke.mutate({ stageId: stage.id, functionName: lambdaFunction.name, payload: payload.trim() || '{}' });
  };
  return (
    <form
      aria-label={`Invoke ${lambdaFunction.name}`}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
        // Beyond this panel the same keys deploy.
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex items-center gap-2">
        <output
          aria-label="Function"
          className="flex h-7 min-w-0 flex-1 items-center rounded-md border border-line bg-sunken px-2 font-mono text-xs"
        >
          <span className="truncate">{lambdaFunction.name}</span>
        </output>
        <Button
          type="submit"
          variant="primary"
          isBusy={invoke.isPending}
          disabled={refusal !== undefined || mistake !== undefined}
        >
          <Play />
          {isSchedule ? 'Run now' : 'Invoke'}
        </Button>
      </div>
      {refusal !== undefined && <p className="text-fg-muted text-xs">{refusal}</p>}
      <Field
        label="Event"
        {...(mistake === undefined ? {} : { error: `Not JSON: ${mistake}` })}
        action={
          <Button size="sm" variant="ghost" onClick={() => setPayload(sample())}>
            <RotateCcw />
            Sample event
          </Button>
        }
      >
        {(ids) => (
          <Textarea {...ids} isMono rows={8} value={payload} onChange={(event) => setPayload(event.target.value)} />
        )}
      </Field>
      <p className="flex items-center justify-end gap-1.5 text-fg-subtle text-xs">
        <Kbd keys="mod+enter" /> {isSchedule ? 'run' : 'invoke'}
      </p>
      {invoke.error !== null && (
        <ErrorState layout="row" what="The function was not invoked" error={invoke.error} onRetry={submit} />
      )}
      {invoke.data !== undefined && !invoke.isPending && <InvokeResultView result={invoke.data} />}
      {invokedAt !== undefined && (
        <section aria-label="Log lines of this invocation" className="space-y-1">
          <h3 className="font-medium text-xs">Log</h3>
          <div className="flex h-56 flex-col overflow-hidden rounded-md border border-line">
            {renderLogs(invokedAt)}
          </div>
        </section>
      )}
    </form>
  );
}
