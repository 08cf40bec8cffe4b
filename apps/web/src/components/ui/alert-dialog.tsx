'use client';

import { AlertDialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Field } from './field';
import { Input } from './input';

type AlertDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What goes and what stays. */
  description: ReactNode;
  /** The verb and its object: “Delete stage”. */
  confirmLabel: string;
  /** Where data is lost: what must be typed first. */
  confirmName?: string;
  onConfirm: () => void;
  isBusy?: boolean;
  isDangerous?: boolean;
  children?: ReactNode;
};

/** Asks before something that cannot simply be taken back. It stays open until `open` is false, so that a failure shows. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  confirmName,
  onConfirm,
  isBusy = false,
  isDangerous = true,
  children,
}: AlertDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-overlay" />
        <Radix.Content className="pop-in fixed inset-x-3 top-[16vh] z-40 mx-auto max-h-[76vh] max-w-md overflow-auto rounded-xl bg-raised p-5 text-sm shadow-pop outline-none">
          <Radix.Title className="font-semibold text-base text-fg [overflow-wrap:anywhere]">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 space-y-2 text-fg-muted">{description}</div>
          </Radix.Description>
          <Confirmation
            confirmLabel={confirmLabel}
            confirmName={confirmName}
            onConfirm={onConfirm}
            isBusy={isBusy}
            isDangerous={isDangerous}
          >
            {children}
          </Confirmation>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type ConfirmationProps = Pick<AlertDialogProps, 'confirmLabel' | 'confirmName' | 'onConfirm' | 'children'> & {
  isBusy: boolean;
  isDangerous: boolean;
};

/** A component of its own, so that what was typed is forgotten when the dialog closes. */
function Confirmation({ confirmLabel, confirmName, onConfirm, isBusy, isDangerous, children }: ConfirmationProps) {
  const [typed, setTyped] = useState('');
  const isConfirmed = confirmName === undefined || typed.trim() === confirmName;
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed && !isBusy) onConfirm();
      }}
    >
      {children}
      {confirmName !== undefined && (
        <Field
          label={
            <>
              Type <span className="break-all rounded-sm bg-sunken px-1 font-mono">{confirmName}</span> to confirm
            </>
          }
        >
          {(ids) => (
            <Input
              {...ids}
              isMono
              autoFocus
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Radix.Cancel asChild>
          <Button>Cancel</Button>
        </Radix.Cancel>
        <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} disabled={!isConfirmed} isBusy={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
