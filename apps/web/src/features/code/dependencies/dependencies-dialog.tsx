'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

const packagesOf = (spec: AppSpec) => spec.dependencies.packages;

/** The npm packages that the code may import; saving resolves and locks them. */
export function DependenciesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {open && <Packages onClose={onClose} />}
    </Dialog>
  );
}

/** npm's rules for names, and for ranges as people write them. */
const NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

function Packages({ onClose }: { onClose: () => void }) {
  const { projectId } = useOpenDocument();
  const stored = useSpec(packagesOf);
  const queryClient = useQueryClient();
  const [packages, setPackages] = useState(stored);
  const [name, setName] = useState('');
  const [range, setRange] = useState('');
  const save = useMutation(
    api.code.setDependencies.mutationOptions({
      onSuccess() {
        toast.success('Dependencies are locked');
        void queryClient.invalidateQueries({ queryKey: api.code.typings.key() });
        onClose();
      },
    }),
  );
  const wanted = name.trim();
  const problem =
    wanted === ''
      ? undefined
      : packages[wanted] !== undefined
        ? `${wanted} is in the list already.`
        : NAME.test(wanted)
          ? undefined
          : 'This is no name of an npm package.';
  const add = () => {
    if (wanted === '' || problem !== undefined) return;
    setPackages({ ...packages, [wanted]: range.trim() === '' ? '*' : range.trim() });
    setName('');
    setRange('');
  };
  const isChanged = JSON.stringify(packages) !== JSON.stringify(stored);
  return (
    <DialogContent
      title="Dependencies"
      description="npm packages that the code may import. They are resolved once and locked; their install scripts never run."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!isChanged}
            isBusy={save.isPending}
            onClick={() => save.mutate({ projectId, packages })}
          >
            {save.isPending ? 'Resolving…' : 'Save and lock'}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ul className="space-y-1.5" aria-label="Packages">
          {Object.entries(packages).map(([each, version]) => (
            <li key={each} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-mono text-xs" title={each}>
                {each}
              </span>
              <Input
                isMono
                aria-label={`Version of ${each}`}
                className="w-28"
                value={version}
                onChange={(event) => setPackages({ ...packages, [each]: event.target.value })}
              />
              <IconButton
                label={`Remove ${each}`}
                onClick={() =>
                  setPackages(Object.fromEntries(Object.entries(packages).filter(([key]) => key !== each)))
                }
              >
                <Trash2 />
              </IconButton>
            </li>
          ))}
          {Object.keys(packages).length === 0 && (
            <li className="text-fg-subtle text-sm">None yet. The runtime is always there.</li>
          )}
        </ul>
        <form
          className="flex items-start gap-2 border-line border-t pt-4"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field label="Package" className="min-w-0 flex-1" {...(problem === undefined ? {} : { error: problem })}>
            {(ids) => (
              <Input
                {...ids}
                isMono
                autoComplete="off"
                placeholder="date-fns"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Version" className="w-24">
            {(ids) => (
              <Input
                {...ids}
                isMono
                autoComplete="off"
                placeholder="newest"
                value={range}
                onChange={(event) => setRange(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" className="mt-6" disabled={wanted === '' || problem !== undefined}>
            <Plus aria-hidden /> Add
          </Button>
        </form>
        {save.error !== null && (
          <ErrorState layout="row" what="The dependencies could not be resolved" error={save.error} />
        )}
      </div>
    </DialogContent>
  );
}
