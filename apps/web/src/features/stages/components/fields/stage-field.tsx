'use client';

import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { StageEditor } from '../../hooks';
import { messagesAt, type Value } from '../../model/field-edits';
import { pathOf, stateOf, wordsOf } from '../../model/field-values';
import type { StageField as FieldOfStage } from '../../model/stage-fields';
import { FieldControl } from './field-control';

type StageFieldProps = { editor: StageEditor; field: FieldOfStage; functionName?: string | undefined };

/** One setting of a stage, of all its functions or of one: its control, what holds when it is not set, limits and problems. */
export function StageField({ editor, field, functionName }: StageFieldProps) {
  const path = pathOf(field, functionName);
  const state = stateOf(editor.stage.config, field, functionName);
  const common = stateOf(editor.stage.config, field);
  const isInherited = functionName !== undefined && common.from === 'own';
  const fallback = isInherited ? wordsOf(field, common.value) : field.fallback.words;
  const error = messagesAt(editor.problems, path);
  const of = functionName === undefined ? editor.stage.name : `${functionName} in ${editor.stage.name}`;
  const set = (value: Value | undefined) => {
    const next = value === undefined && field.isRequired === true ? field.fallback.value : value;
    editor.set(`${field.label} of ${of}`, next === undefined ? { path } : { path, value: next });
  };
  const help: ReactNode = (
    <>
      {field.help}{' '}
      <span className="whitespace-nowrap text-fg-muted">
        {isInherited ? 'All functions' : 'Default'}: {fallback}.
      </span>
    </>
  );
  const isSet = state.from === 'own';
  return (
    <div data-setting={field.key} className={isSet ? undefined : '[&_label]:text-fg-muted'}>
      <Field
        label={field.label}
        help={help}
        {...(error === undefined ? {} : { error })}
        action={
          isSet && (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Take ${field.label} back to ${fallback}`}
              onClick={() => set(undefined)}
            >
              <Undo2 aria-hidden />
              Default
            </Button>
          )
        }
      >
        {(ids) => <FieldControl ids={ids} field={field} state={state} fallback={fallback} onChange={set} />}
      </Field>
    </div>
  );
}
