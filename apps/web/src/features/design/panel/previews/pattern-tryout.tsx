'use client';

import { type Json, jsonSchema, type PatternMismatch, patternMismatches } from '@chalice-studio/appspec';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { Tryout } from './preview';

type PatternTryoutProps = {
  /** One of these has to match, as of filters; a rule has one pattern. */
  patterns: readonly Json[];
  label: string;
  /** What an event looks like, made to match. */
  sample: Json;
  help: string;
};

/** A pattern tried on an event that one writes. Nothing of it is stored. */
export function PatternTryout({ patterns, label, sample, help }: PatternTryoutProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? JSON.stringify(sample, null, 2);
  const read = readEvent(text);
  return (
    <Tryout label={label}>
      <label htmlFor={id} className="block text-fg-subtle">
        {help}
      </label>
      <Textarea id={id} isMono rows={6} value={text} onChange={(event) => setTyped(event.target.value)} />
      <div role="status" className="space-y-1">
        {'error' in read ? (
          <p className="text-danger-text">This is no JSON yet: {read.error}</p>
        ) : (
          <Result patterns={patterns} event={read.value} />
        )}
      </div>
      {typed !== undefined && (
        <Button size="sm" variant="ghost" onClick={() => setTyped(undefined)}>
          An event that matches
        </Button>
      )}
    </Tryout>
  );
}

function Result({ patterns, event }: { patterns: readonly Json[]; event: Json }) {
  const results = patterns.map((pattern) => patternMismatches(pattern, event));
  const fitting = results.findIndex((mismatches) => mismatches.length === 0);
  if (patterns.length === 0 || fitting >= 0) {
    return (
      <p className="flex items-center gap-1.5 text-success-text">
        <CircleCheck className="size-3.5" aria-hidden />
        {patterns.length > 1 ? `Filter ${fitting + 1} matches: the handler gets it` : 'It matches: the handler gets it'}
      </p>
    );
  }
  return (
    <>
      <p className="flex items-center gap-1.5 text-fg">
        <CircleSlash className="size-3.5 text-fg-subtle" aria-hidden />
        It does not match: the handler does not run
      </p>
      <ul className="space-y-0.5 font-mono text-fg-muted">
        {(results[0] ?? []).map((mismatch) => (
          <li key={mismatch.path.join('.')} className="break-words">
            <span className="text-fg">{mismatch.path.join('.')}</span> is {shown(mismatch.found)}, wanted{' '}
            {JSON.stringify(mismatch.wanted)}
          </li>
        ))}
      </ul>
    </>
  );
}

function shown(found: PatternMismatch['found']): string {
  return found === undefined ? 'not there' : JSON.stringify(found);
}

function readEvent(text: string): { value: Json } | { error: string } {
  try {
    return { value: jsonSchema.parse(JSON.parse(text)) };
  } catch (cause) {
    return { error: cause instanceof Error ? cause.message : '' };
  }
}
