'use client';

import type { ImportPreview, Project } from '@chalice-studio/control-plane/contract';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { CreateProjectRow } from '@/components/create-project-row';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Spinner } from '@/components/ui/spinner';
import { may, useCurrentTeam } from '@/lib/me';
import { checkProjectName, suggestName } from '@/lib/project-name';
import { refusalOf } from '../constants';
import { useImport, usePreview } from '../hooks';
import { FileDrop } from './file-drop';
import { FindingsList } from './findings-list';
import { PreviewView } from './preview-view';
import { WhatCanBeImported } from './what-can-be-imported';

type ImportPageProps = { takenNames: readonly string[]; onCreated: (project: Project) => void };

/** A file becomes a project in two steps: what would be made of it is looked at before anything is made. */
export function ImportPage({ takenNames, onCreated }: ImportPageProps) {
  const { team } = useCurrentTeam();
  const isAllowed = may(team?.memberRole, 'edit');
  const [file, setFile] = useState<File>();
  const preview = usePreview();
  const creation = useImport(onCreated);
  const refusal = file === undefined ? undefined : refusalOf(file);

  const read = (chosen: File) => {
    setFile(chosen);
    creation.reset();
    preview.reset();
    if (team !== undefined && refusalOf(chosen) === undefined) preview.mutate({ teamId: team.id, file: chosen });
  };

  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-3xl space-y-6 px-4 pt-6 md:px-8 md:pt-10">
        <header className="space-y-1">
          <Link href="/new" className="inline-flex items-center gap-1 text-fg-muted text-xs hover:text-fg">
            <ArrowLeft className="size-3.5" aria-hidden />
            New project
          </Link>
          <h1 className="font-semibold text-fg text-xl tracking-tight">Import</h1>
          <p className="text-fg-muted">
            Nothing is made before you have seen what it will be. Nothing of the file is run on the studio’s server.
          </p>
        </header>
        {!isAllowed && team !== undefined && (
          <p className="text-fg-muted">
            You are a {team.memberRole} of {team.name} and cannot make projects in it. An owner or admin can make you an
            editor.
          </p>
        )}
        <FileDrop file={file} isDisabled={!isAllowed || preview.isPending || creation.isPending} onFile={read} />
        {file === undefined && <WhatCanBeImported />}
        {refusal !== undefined && (
          <p role="alert" className="text-danger-text">
            {refusal}
          </p>
        )}
        <div aria-live="polite" className="space-y-6">
          {preview.isPending && file !== undefined && <Reading file={file} />}
          {preview.isError && file !== undefined && (
            <ErrorState
              layout="row"
              what={`${file.name} could not be read`}
              error={preview.error}
              onRetry={() => read(file)}
            />
          )}
          {preview.data?.status === 'refused' && file !== undefined && (
            <Refused preview={preview.data} file={file} onRetry={() => read(file)} />
          )}
          {preview.data?.status === 'ready' && file !== undefined && team !== undefined && (
            <>
              <PreviewView preview={preview.data} />
              <CreateForm
                key={preview.data.suggestedName}
                suggestedName={suggestName(preview.data.suggestedName, takenNames)}
                takenNames={takenNames}
                isBusy={creation.isPending || creation.isSuccess}
                isDone={creation.isSuccess}
                onCreate={(name) => creation.mutate({ teamId: team.id, file, name })}
              />
            </>
          )}
          {creation.isError && (
            <ErrorState layout="row" what="The project could not be created" error={creation.error} />
          )}
        </div>
      </div>
    </main>
  );
}

function Reading({ file }: { file: File }) {
  const isZip = /\.zip$/i.test(file.name);
  return (
    <div role="status" className="flex items-center gap-3 rounded-lg border bg-surface p-4">
      <Spinner className="size-4 text-accent-text" />
      <div>
        <p className="text-fg">Reading {file.name}</p>
        {isZip && (
          <p className="text-fg-muted text-xs">
            A project in TypeScript has its packages installed, and is loaded in a sandbox to see what it registers.
            That can take half a minute.
          </p>
        )}
      </div>
    </div>
  );
}

function Refused({
  preview,
  file,
  onRetry,
}: {
  preview: Extract<ImportPreview, { status: 'refused' }>;
  file: File;
  onRetry: () => void;
}) {
  return (
    <section aria-label="Why it is refused" className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-base text-fg">{file.name} cannot be imported</h2>
        <Button onClick={onRetry}>Read it again</Button>
      </div>
      <FindingsList findings={preview.findings} count={preview.findingCount} isRefusal />
    </section>
  );
}

type CreateFormProps = {
  suggestedName: string;
  takenNames: readonly string[];
  isBusy: boolean;
  isDone: boolean;
  onCreate: (name: string) => void;
};

function CreateForm({ suggestedName, takenNames, isBusy, isDone, onCreate }: CreateFormProps) {
  const [name, setName] = useState(suggestedName);
  // Once it is created its name is taken, which is no mistake of the person's.
  const problem = isDone ? undefined : checkProjectName(name, takenNames);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined && !isBusy) onCreate(name);
  };
  return (
    <form onSubmit={submit} className="sticky bottom-0 border-t bg-canvas py-4">
      <CreateProjectRow
        name={name}
        onName={setName}
        problem={problem}
        canCreate={problem === undefined}
        isBusy={isBusy}
        className="max-md:gap-1"
      />
    </form>
  );
}
