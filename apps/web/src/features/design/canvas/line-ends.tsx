'use client';

import { entityLabel } from '@chalice-studio/appspec';
import { Command } from 'cmdk';
import { Ban } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { matchCommand } from '@/lib/match-command';
import { useDesignActions } from '../actions/use-design-actions';
import type { ConnectionTarget } from '../graph/connections';
import { faceLabels } from '../graph/construct-words';
import { type LineEnd, lineEndsOf } from '../graph/line-ends';
import { FaceIcon } from './face-icon';

/** More than this is narrowed by typing. */
const MOST_SHOWN = 60;

/** What a line from here could lead to: what it would do, or why it cannot be. */
export function LineEnds({ from, onDone }: { from: ConnectionTarget; onDone: () => void }) {
  const spec = useDesignSpec();
  const actions = useDesignActions();
  const [text, setText] = useState('');
  const ends = useMemo(() => lineEndsOf(spec, from), [spec, from]);
  const found = useMemo(() => ends.filter((end) => matchCommand(text, end.label, [wordsOf(end)]) > 0), [ends, text]);
  const shown = found.slice(0, MOST_SHOWN);
  const [allowed, refused] = [shown.filter(isAllowed), shown.filter((end) => !isAllowed(end))];
  const choose = (end: LineEnd) => {
    if (end.isBackwards) actions.connect(end.id, from);
    else actions.connect(from.id, { id: end.id });
    if (isAllowed(end)) onDone();
  };
  return (
    <Command label="Draw a line" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder={`Connect ${from.routeIds === undefined ? entityLabel(spec, from.id) : 'these routes'} with…`}
        className="h-10 w-full shrink-0 border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-fg-subtle"
      />
      <Command.List className="max-h-[min(26rem,60vh)] overflow-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-fg-subtle text-xs">
          {ends.length === 0
            ? 'There is nothing else to connect to yet. Add something first.'
            : 'Nothing of that name.'}
        </Command.Empty>
        {allowed.length > 0 && (
          <Command.Group heading="Can be connected" className={groupStyle}>
            {allowed.map((end) => (
              <End key={end.id} end={end} onSelect={() => choose(end)} />
            ))}
          </Command.Group>
        )}
        {refused.length > 0 && (
          <Command.Group heading="Cannot be connected" className={groupStyle}>
            {refused.map((end) => (
              <End key={end.id} end={end} onSelect={() => choose(end)} />
            ))}
          </Command.Group>
        )}
        {found.length > shown.length && (
          <p className="px-2 py-1.5 text-fg-subtle text-xs">
            And {found.length - shown.length} more: type to find them.
          </p>
        )}
      </Command.List>
    </Command>
  );
}

function End({ end, onSelect }: { end: LineEnd; onSelect: () => void }) {
  const why = 'edits' in end.made ? end.made.done : end.made.refused;
  return (
    <Command.Item
      value={end.id}
      onSelect={onSelect}
      className="flex select-none items-center gap-2.5 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
    >
      <FaceIcon face={end.face} className="size-7" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-mono text-fg text-xs leading-4">
          {end.label}
        </span>
        <span className="block text-fg-muted text-xs">{why}</span>
      </span>
      {!isAllowed(end) && <Ban className="size-4 shrink-0 text-danger-text" aria-label="Cannot be" />}
    </Command.Item>
  );
}

const isAllowed = ({ made }: LineEnd): boolean => 'edits' in made;

const wordsOf = ({ face }: LineEnd): string => (face === 'rest-api' ? 'api' : faceLabels[face]);

const groupStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-fg-subtle';
