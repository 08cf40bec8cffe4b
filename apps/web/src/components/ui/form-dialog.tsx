'use client';

import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from './button';
import { Dialog, DialogContent } from './dialog';
import { ErrorState } from './error-state';

type FormDialogProps = {
  title: ReactNode;
  description?: ReactNode;
  submitLabel: ReactNode;
  /** False while something is missing: the button says so, and Enter sends nothing. */
  canSubmit?: boolean;
  isBusy?: boolean;
  /** What could not be done, and why; absent while nothing went wrong. */
  failure?: { what: string; error: unknown } | undefined;
  /** Beside the one that sends; it closes the dialog where it is not given. */
  cancel?: { label: string; onClick: () => void };
  className?: string;
  /** The form checks for itself what the browser would. */
  noValidate?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that asks for something and sends it: Enter sends, what went wrong stands below the fields. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submitLabel, canSubmit = true, isBusy = false, failure, onSubmit, onClose } = props;
  const formId = useId();
  const cancel = props.cancel ?? { label: 'Cancel', onClick: onClose };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit && !isBusy) onSubmit();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description={description}
        className={props.className}
        footer={
          <>
            <Button onClick={cancel.onClick}>{cancel.label}</Button>
            <Button type="submit" form={formId} variant="primary" disabled={!canSubmit} isBusy={isBusy}>
              {submitLabel}
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit} className="space-y-4" noValidate={props.noValidate}>
          {props.children}
          {failure !== undefined && <ErrorState layout="row" what={failure.what} error={failure.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}
