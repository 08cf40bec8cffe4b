'use client';

import { Shapes } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import { type CatalogueEntry, catalogue } from '../graph/catalogue';
import { FaceIcon } from './face-icon';

const beginnings = ['route', 'schedule', 'sqs-message', 'websocket-message'];

/** What a design without anything shows: what this is, and four ways to begin. */
export function EmptyCanvas({ onAdd, onBrowse }: { onAdd: (entry: CatalogueEntry) => void; onBrowse: () => void }) {
  const entries = catalogue.filter((entry) => beginnings.includes(entry.id));
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <EmptyState
        className="pointer-events-auto"
        icon={<Shapes />}
        title="Begin with what calls your app"
        action={
          <div className="grid w-80 grid-cols-2 gap-2">
            {entries.map((entry) => (
              <button
                type="button"
                key={entry.id}
                onClick={() => onAdd(entry)}
                className="flex items-center gap-2 rounded-lg border border-line bg-surface p-2 text-left text-sm hover:border-line-strong hover:bg-hover"
              >
                <FaceIcon face={entry.face} className="size-7" />
                {entry.title}
              </button>
            ))}
          </div>
        }
        example={
          <p className="text-center text-fg-subtle text-xs">
            <Button variant="ghost" size="sm" onClick={onBrowse}>
              See everything that can be added <Kbd keys="a" />
            </Button>
          </p>
        }
      >
        A route answers a request, a schedule runs by itself, a handler works through a queue. Each comes with a
        function to edit.
      </EmptyState>
    </div>
  );
}
