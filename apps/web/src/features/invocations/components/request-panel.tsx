'use client';

import type { AppSpec, Route } from '@chalice-studio/appspec';
import type { HttpAnswerRecord, Stage } from '@chalice-studio/control-plane/contract';
import { SendHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Select } from '@/components/ui/select';
import { createRandomId } from '@/lib/random-id';
import { useRequestHistory, useSendRequest } from '../hooks';
import { curlOf } from '../model/curl';
import { isBare } from '../model/kept-draft';
import { newDraftOf, takesBytes, tokenHeaderOf } from '../model/new-draft';
import { missingParameters, parametersOf } from '../model/path-pattern';
import {
  allowsBody,
  callOf,
  headerValue,
  pathOf,
  type RequestDraft,
  sendsJson,
  withHeader,
} from '../model/request-draft';
import { AnswerView } from './answer-view';
import { BodyEditor } from './body-editor';
import { PairEditor } from './pair-editor';
import { RequestHistory } from './request-history';

type RequestPanelProps = {
  projectId: string;
  stage: Stage;
  spec: AppSpec;
  route: Route;
  /** Why nothing can be sent: the stage has nothing deployed. */
  refusal: string | undefined;
  /** The live lines of what was sent at that time, in milliseconds since the epoch. */
  renderLogs: (sentAt: number) => ReactNode;
};

/** Calls one route as a client would, and shows what came back and what was written meanwhile. */
export function RequestPanel({ projectId, stage, spec, route, refusal, renderLogs }: RequestPanelProps) {
  const history = useRequestHistory(projectId);
  const [draft, setDraft] = useState<RequestDraft>(() => {
    const last = history.entries.find((entry) => entry.routeId === route.id && entry.draft.pattern === route.path);
    return last === undefined ? newDraft(route) : chosenDraft(last.draft, route);
  });
  const [sent, setSent] = useState<{ at: number; answer: HttpAnswerRecord | undefined }>();
  const send = useSendRequest();
  const change = (changes: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const missing = missingParameters(draft.pattern, draft.parameters);
  const submit = () => {
    if (send.isPending || refusal !== undefined || missing.length > 0) return;
    const at = Date.now();
    setSent({ at, answer: undefined });
    send.mutate(
      { stageId: stage.id, ...callOf(draft) },
      {
        onSuccess: (answer) => {
          setSent({ at, answer });
          history.add({
            id: createRandomId(),
            at,
            routeId: route.id,
            draft,
            statusCode: answer.statusCode,
            durationMs: answer.durationMs,
          });
        },
      },
    );
  };
  const tokenHeader = tokenHeaderOf(route, spec);
  const methods = route.methods.includes('ANY') ? anyMethods : route.methods;
  return (
    <form
      aria-label={`Request to ${route.path}`}
      className="@container space-y-4"
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
        {methods.length > 1 ? (
          <Select
            aria-label="Method"
            className="w-24 shrink-0 font-mono"
            value={draft.method}
            onChange={(method) => change({ method })}
            options={methods.map((method) => ({ value: method, label: method }))}
          />
        ) : (
          <span className="flex h-7 shrink-0 items-center rounded-md border border-line bg-sunken px-2 font-medium font-mono text-xs">
            {draft.method}
          </span>
        )}
        <output
          aria-label="Path"
          title={pathOf(draft)}
          className="flex h-7 min-w-0 flex-1 items-center rounded-md border border-line bg-sunken px-2 font-mono text-xs"
        >
          <span className="truncate">{pathOf(draft)}</span>
        </output>
        <Button
          type="submit"
          data-tour="send-request"
          variant="primary"
          isBusy={send.isPending}
          disabled={refusal !== undefined || missing.length > 0}
        >
          <SendHorizontal />
          Send
        </Button>
      </div>
      {(refusal ?? missingWords(missing)) !== undefined && (
        <p className="text-fg-muted text-xs">{refusal ?? missingWords(missing)}</p>
      )}

      {parametersOf(draft.pattern).map(({ name, isGreedy }) => (
        <Field key={name} label={name} help={isGreedy ? 'The rest of the path, with its slashes.' : undefined}>
          {(ids) => (
            <Input
              {...ids}
              isMono
              placeholder={`{${name}}`}
              value={draft.parameters[name] ?? ''}
              onChange={(event) => change({ parameters: { ...draft.parameters, [name]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      {tokenHeader !== undefined && (
        <Field
          label={`${tokenHeader} token`}
          help={`Sent in the header ${tokenHeader}, where the authorizer looks for it.`}
        >
          {(ids) => (
            <Input
              {...ids}
              isMono
              autoComplete="off"
              placeholder="Bearer …"
              value={headerValue(draft, tokenHeader)}
              onChange={(event) =>
                setDraft(withHeader(draft, { id: createRandomId(), name: tokenHeader, value: event.target.value }))
              }
            />
          )}
        </Field>
      )}
      <PairEditor title="Query" what="query parameter" pairs={draft.query} onChange={(query) => change({ query })} />
      <PairEditor
        title="Headers"
        what="header"
        pairs={draft.headers.filter((header) => header.name.toLowerCase() !== tokenHeader?.toLowerCase())}
        onChange={(headers) =>
          change({
            headers: [
              ...headers,
              ...draft.headers.filter((header) => header.name.toLowerCase() === tokenHeader?.toLowerCase()),
            ],
          })
        }
      />
      {allowsBody(draft.method) && (
        <BodyEditor
          body={draft.body}
          onChange={(body) => change({ body })}
          onFileType={(value) =>
            setDraft((before) => withHeader(before, { id: createRandomId(), name: 'Content-Type', value }))
          }
          isJson={sendsJson(draft)}
          takesBytes={takesBytes(route)}
        />
      )}
      <div className="flex flex-wrap items-center gap-1">
        <CopyButton value={() => curlOf(draft, stage.outputs?.restApiUrl ?? '')} label="Copy as curl">
          Copy as curl
        </CopyButton>
        <RequestHistory
          entries={history.entries.filter((entry) => entry.routeId === route.id)}
          isKept={history.isKept}
          onChoose={(chosen) => setDraft(chosenDraft(chosen, route))}
          onClear={history.clear}
        />
        <span className="ml-auto hidden items-center gap-1.5 text-fg-subtle text-xs @sm:flex">
          <Kbd keys="mod+enter" /> send
        </span>
      </div>

      {send.error !== null && (
        <ErrorState layout="row" what="The request was not answered" error={send.error} onRetry={submit} />
      )}
      {sent?.answer !== undefined && <AnswerView answer={sent.answer} />}
      {sent !== undefined && (
        <section aria-label="Log lines of this request" className="space-y-1">
          <h3 className="font-medium text-xs">Log</h3>
          <div className="flex h-56 flex-col overflow-hidden rounded-md border border-line">{renderLogs(sent.at)}</div>
        </section>
      )}
    </form>
  );
}

function newDraft(route: Route): RequestDraft {
  return newDraftOf(route, () => createRandomId());
}

/** Where nothing of what was sent is kept, its method is all that comes back: the rest begins anew. */
function chosenDraft(draft: RequestDraft, route: Route): RequestDraft {
  return isBare(draft) ? { ...newDraft(route), method: draft.method } : draft;
}

const anyMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

function missingWords(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `Fill in ${names.join(', ')} to send.`;
}
