'use client';

import type { Example } from '@chalice-studio/control-plane/contract';
import { Plus } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { MiniCanvas } from '@/components/mini-canvas';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { drawPreview } from '../example-preview';

export type Start = { type: 'blank' } | { type: 'example'; example: string };

type StartGalleryProps = {
  /** Undefined while they load. */
  examples: readonly Example[] | undefined;
  value: Start;
  onChange: (start: Start) => void;
};

const blank = 'blank';

export function StartGallery({ examples, value, onChange }: StartGalleryProps) {
  if (examples === undefined) return <GallerySkeleton />;
  return (
    <RadioGroup.Root
      aria-label="Start from"
      value={value.type === 'blank' ? blank : `example:${value.example}`}
      onValueChange={(next) =>
        onChange(next === blank ? { type: 'blank' } : { type: 'example', example: next.slice('example:'.length) })
      }
      className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4"
    >
      {examples.map((example) => (
        <Choice
          key={example.name}
          value={`example:${example.name}`}
          title={example.title}
          description={example.description}
          preview={<MiniCanvas {...drawPreview(example.highlights)} />}
        />
      ))}
      <Choice
        value={blank}
        title="Blank"
        description="An empty canvas and a local stage. Draw the first route yourself."
        preview={
          <span className="flex size-12 items-center justify-center rounded-xl border border-line-strong border-dashed bg-surface text-fg-subtle">
            <Plus className="size-5" aria-hidden />
          </span>
        }
      />
    </RadioGroup.Root>
  );
}

type ChoiceProps = { value: string; title: string; description: string; preview: ReactNode };

function Choice({ value, title, description, preview }: ChoiceProps) {
  return (
    <RadioGroup.Item
      value={value}
      aria-label={`${title}: ${description}`}
      className="group flex flex-col overflow-hidden rounded-lg border border-line bg-surface text-left transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:ring-1 data-[state=checked]:ring-accent"
    >
      <span className="dotted flex h-48 w-full items-center justify-center overflow-hidden border-b">{preview}</span>
      <span className="flex items-start gap-2.5 p-3.5">
        <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
          <RadioGroup.Indicator className="size-1.5 rounded-full bg-accent-fg" />
        </span>
        <span className="space-y-0.5">
          <span className="block font-medium text-base text-fg">{title}</span>
          <span className="block text-fg-muted">{description}</span>
        </span>
      </span>
    </RadioGroup.Item>
  );
}

function GallerySkeleton() {
  return (
    <Loading what="examples" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {['todo', 'chat', 'thumbnails', 'blank'].map((name) => (
        <div key={name} className="overflow-hidden rounded-lg border bg-surface">
          <Skeleton className="h-48 rounded-none" />
          <div className="space-y-2 p-3.5">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-3 w-full" />
            <Skeleton className="h-3 w-2/3" />
          </div>
        </div>
      ))}
    </Loading>
  );
}
