'use client';

import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { cn } from '@/lib/class-names';
import { acceptedEndings, sizeOf } from '../constants';

type FileDropProps = { file: File | undefined; isDisabled: boolean; onFile: (file: File) => void };

/** A place to drop a file on, and a button to choose one with. */
export function FileDrop({ file, isDisabled, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first !== undefined && !isDisabled) onFile(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      <button
        type="button"
        disabled={isDisabled}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cn(
          'flex w-full items-center justify-center gap-4 rounded-lg border border-line-strong border-dashed bg-surface px-6 text-left transition-colors hover:border-accent',
          file === undefined ? 'flex-col py-14 text-center' : 'py-4',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
          <FileUp className="size-5" aria-hidden />
        </span>
        {file === undefined ? (
          <span className="space-y-1">
            <span className="block font-medium text-base text-fg">Choose a file, or drop it here</span>
            <span className="block text-fg-muted">A zip, JSON, YAML or app.py, 20 MB at most</span>
          </span>
        ) : (
          <span className="min-w-0 flex-1">
            <span className="flex font-medium text-fg">
              <MiddleTruncate text={file.name} />
            </span>
            <span className="block text-fg-muted text-xs">{sizeOf(file)} · choose another file</span>
          </span>
        )}
      </button>
      <input
        ref={input}
        type="file"
        aria-label="File to import"
        accept={acceptedEndings.join(',')}
        className="sr-only"
        disabled={isDisabled}
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again is a choice, too.
          event.target.value = '';
        }}
      />
    </>
  );
}
