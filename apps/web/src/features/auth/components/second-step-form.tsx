'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { mustBeginAgain, passSecondStep } from '@/lib/second-factors';
import { FormAlert } from './form-alert';

type SecondStepFormProps = { onDone: () => void; onBack: () => void };
type Kind = 'app' | 'recovery-code';

const looks = {
  app: {
    label: 'Code',
    help: 'Six digits, from your authenticator app.',
    placeholder: '123456',
    other: 'Use a recovery code instead',
  },
  'recovery-code': {
    label: 'Recovery code',
    help: 'One of the ten that you kept. Each works once.',
    placeholder: 'abcde-fghjk',
    other: 'Use a code of the app instead',
  },
} as const;

/** After the right password: the code of an app, or one of the codes that were kept for the day it is lost. */
export function SecondStepForm({ onDone, onBack }: SecondStepFormProps) {
  const [kind, setKind] = useState<Kind>('app');
  const [code, setCode] = useState('');
  const [trustsDevice, setTrustsDevice] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const { label, help, placeholder, other } = looks[kind];

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    setIsBusy(true);
    try {
      await passSecondStep({ kind, code: code.trim(), trustsDevice });
      onDone();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setFailure(error);
      setIsBusy(false);
    }
  };
  const change = (next: Kind) => {
    setKind(next);
    setCode('');
    setFailure(undefined);
  };
  const isOver = mustBeginAgain(failure);
  return (
    <form onSubmit={send} noValidate className="space-y-4" aria-label="Second step">
      <div className="space-y-1">
        <h1 className="font-semibold text-fg text-xl tracking-tight">Second step</h1>
        <p className="text-fg-muted">Your password was right. Show that it is you.</p>
      </div>
      <Field key={kind} label={label} help={help} {...(failure !== undefined && !isOver && { error: failure.message })}>
        {(ids) => (
          <Input
            {...ids}
            size="lg"
            isMono
            name="code"
            autoFocus
            autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
            inputMode={kind === 'app' ? 'numeric' : 'text'}
            maxLength={20}
            placeholder={placeholder}
            className="text-base tracking-widest"
            disabled={isOver}
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
              setFailure(undefined);
            }}
          />
        )}
      </Field>
      <Checkbox
        checked={trustsDevice}
        onChange={setTrustsDevice}
        label="Do not ask again on this device for 30 days"
        disabled={isOver}
      />
      {isOver && <FormAlert>{failure?.message}</FormAlert>}
      {isOver ? (
        <Button variant="primary" size="lg" className="w-full" onClick={onBack}>
          Sign in again
        </Button>
      ) : (
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="w-full"
          isBusy={isBusy}
          disabled={code.trim() === ''}
        >
          Go on
        </Button>
      )}
      {!isOver && (
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-1">
          <Button variant="ghost" size="sm" onClick={() => change(kind === 'app' ? 'recovery-code' : 'app')}>
            {other}
          </Button>
          <Button variant="ghost" size="sm" onClick={onBack}>
            Back
          </Button>
        </p>
      )}
    </form>
  );
}
