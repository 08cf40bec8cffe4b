'use client';

import type { Example } from '@chalice-studio/control-plane/contract';
import { Plus, Search } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { IconInput } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { searchExamples } from '../example-search';
import { ExamplePicture, Learnings } from './example-details';
import { GalleryChoice } from './gallery-choice';

export type Start = { type: 'blank' } | { type: 'example'; example: string };

type StartGalleryProps = {
  /** Undefined while they load. */
  examples: readonly Example[] | undefined;
  value: Start;
  onChange: (start: Start) => void;
};

const blank = 'blank';
const grid = 'grid gap-3 sm:grid-cols-2 xl:grid-cols-4';

export function StartGallery({ examples, value, onChange }: StartGalleryProps) {
  const [text, setText] = useState('');
  if (examples === undefined) return <GallerySkeleton />;
  const found = searchExamples(examples, text);
  const search = (next: string) => {
    setText(next);
    // What is chosen must be seen: what a search hides is not what the button makes.
    const shown = searchExamples(examples, next);
    if (value.type === 'example' && !shown.some(({ name }) => name === value.example))
      onChange(shown[0] === undefined ? { type: 'blank' } : { type: 'example', example: shown[0].name });
  };
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <IconInput
          icon={<Search />}
          type="search"
          aria-label="Search the examples"
          placeholder="Search: queue, Cognito, schedule…"
          className="w-full sm:w-80"
          value={text}
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <p aria-live="polite" className="text-fg-subtle text-xs">
          {text.trim() !== '' &&
            (found.length === 0
              ? `Nothing is like “${text.trim()}”. Begin with an empty canvas, or import what you have.`
              : `${found.length} of ${examples.length} examples`)}
        </p>
      </div>
      <RadioGroup.Root
        aria-label="Start from"
        value={value.type === 'blank' ? blank : `example:${value.example}`}
        onValueChange={(next) =>
          onChange(next === blank ? { type: 'blank' } : { type: 'example', example: next.slice('example:'.length) })
        }
        className={grid}
      >
        {found.map((example) => (
          <GalleryChoice
            key={example.name}
            value={`example:${example.name}`}
            title={example.title}
            category={example.category}
            description={example.description}
            picture={<ExamplePicture example={example} />}
            details={<Learnings example={example} />}
            spoken={`It shows: ${example.teaches.join('; ')}.`}
          />
        ))}
        <GalleryChoice
          value={blank}
          title="Blank"
          description="An empty canvas and a local stage. Draw the first route yourself."
          picture={
            <span className="flex size-12 items-center justify-center rounded-xl border border-line-strong border-dashed bg-surface text-fg-subtle">
              <Plus className="size-5" aria-hidden />
            </span>
          }
        />
      </RadioGroup.Root>
    </div>
  );
}

function GallerySkeleton() {
  return (
    <Loading what="examples" className={grid}>
      {['todo', 'chat', 'reports', 'blank'].map((name) => (
        <div key={name} className="overflow-hidden rounded-lg border bg-surface">
          <Skeleton className="h-44 rounded-none" />
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
