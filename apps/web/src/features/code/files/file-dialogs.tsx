'use client';

import { entityLabel } from '@chalice-studio/appspec';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useEdit } from '@/components/document/use-document';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { handlersIn, newFileEdits, pathProblem, removeFileEdits, renameEdits } from './file-edits';

export type FileTask = { type: 'new' } | { type: 'rename' | 'delete'; file: string };

type FileDialogsProps = { task: FileTask | undefined; onClose: () => void; onOpen: (file: string | undefined) => void };

/** Making, renaming and deleting a file; each is one change, and can be undone. */
export function FileDialogs({ task, onClose, onOpen }: FileDialogsProps) {
  const { store } = useOpenDocument();
  const edit = useEdit();
  const spec = store.getState().document.spec;
  if (task === undefined) return null;
  if (task.type === 'delete') {
    const users = handlersIn(spec, task.file);
    return (
      <AlertDialog
        open
        onOpenChange={(isOpen) => !isOpen && onClose()}
        title={`Delete ${task.file}`}
        description={
          users.length === 0
            ? 'Nothing in the design runs its code. The history keeps it.'
            : `${users.length === 1 ? 'One construct runs' : `${users.length} constructs run`} its code and will have a problem: ${users
                .slice(0, 3)
                .map((user) => entityLabel(spec, user.id))
                .join(', ')}${users.length > 3 ? ' …' : ''}. The history keeps the file.`
        }
        confirmLabel="Delete file"
        onConfirm={() => {
          if (edit(removeFileEdits(task.file))) {
            toast.message(`Deleted ${task.file}`, { action: { label: 'Undo', onClick: () => void store.undo() } });
            onOpen(undefined);
          }
          onClose();
        }}
      />
    );
  }
  const isNew = task.type === 'new';
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <PathDialog
        title={isNew ? 'New file' : `Rename ${task.file}`}
        verb={isNew ? 'Create file' : 'Rename file'}
        initial={isNew ? 'chalicelib/' : task.file}
        problemOf={(path) => (isNew || path !== task.file ? pathProblem(spec, path) : undefined)}
        onDone={(path) => {
          const edits = isNew ? newFileEdits(spec, path) : renameEdits(store.getState().document.spec, task.file, path);
          if (path !== (isNew ? undefined : task.file) && edit(edits)) onOpen(path);
          onClose();
        }}
      />
    </Dialog>
  );
}

type PathDialogProps = {
  title: string;
  verb: string;
  initial: string;
  problemOf: (path: string) => string | undefined;
  onDone: (path: string) => void;
};

function PathDialog({ title, verb, initial, problemOf, onDone }: PathDialogProps) {
  const [path, setPath] = useState(initial);
  const problem = problemOf(path.trim());
  const isTouched = path !== initial;
  return (
    <DialogContent title={title}>
      <form
        className="space-y-4 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined) onDone(path.trim());
        }}
      >
        <Field
          label="Path"
          {...(isTouched && problem !== undefined
            ? { error: problem }
            : { help: 'Under chalicelib/, ending in .ts; a test is test/….test.ts.' })}
        >
          {(ids) => (
            <Input
              {...ids}
              isMono
              autoFocus
              autoComplete="off"
              value={path}
              onChange={(event) => setPath(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" disabled={problem !== undefined}>
            {verb}
          </Button>
        </div>
      </form>
    </DialogContent>
  );
}
