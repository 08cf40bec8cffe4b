'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSpec } from '@/components/document/use-document';
import { useMayEdit } from '@/components/document/use-may-edit';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { PackageRow, typesOf } from './package-row';
import { PackageSearch } from './package-search';

const packagesOf = (spec: AppSpec) => spec.dependencies.packages;

/** The npm packages that the code may import; saving resolves and locks them. */
export function DependenciesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {open && <Packages onClose={onClose} />}
    </Dialog>
  );
}

function Packages({ onClose }: { onClose: () => void }) {
  const { projectId } = useOpenDocument();
  const mayEdit = useMayEdit();
  const stored = useSpec(packagesOf);
  const queryClient = useQueryClient();
  const [packages, setPackages] = useState(stored);
  const save = useMutation(
    api.code.setDependencies.mutationOptions({
      onSuccess() {
        toast.success('Dependencies are locked');
        void queryClient.invalidateQueries({ queryKey: api.code.typings.key() });
        onClose();
      },
    }),
  );
  const set = (name: string, version: string) => setPackages((before) => ({ ...before, [name]: version }));
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
            disabled={!isChanged || !mayEdit}
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
          {Object.entries(packages).map(([name, version]) => (
            <PackageRow
              key={name}
              projectId={projectId}
              name={name}
              version={version}
              isTyped={packages[typesOf(name)] !== undefined}
              onVersion={(next) => set(name, next)}
              onAdd={set}
              onRemove={() =>
                setPackages((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== name)))
              }
            />
          ))}
          {Object.keys(packages).length === 0 && (
            <li className="text-fg-subtle text-sm">None yet. The runtime is always there.</li>
          )}
        </ul>
        <PackageSearch projectId={projectId} has={(name) => packages[name] !== undefined} onAdd={set} />
        {save.error !== null && (
          <ErrorState layout="row" what="The dependencies could not be resolved" error={save.error} />
        )}
      </div>
    </DialogContent>
  );
}
