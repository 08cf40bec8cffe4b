'use client';

import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { matchCommand } from '@/lib/match-command';
import { matchGroups } from '@/lib/match-groups';
import { type CatalogueEntry, catalogue } from '../graph/catalogue';
import { FaceIcon } from './face-icon';
import type { PaletteRequest } from './palette';
import { PALETTE_DATA } from './palette-data';

type PaletteEntriesProps = { request: PaletteRequest; onChoose: (entry: CatalogueEntry) => void };

export function PaletteEntries({ request, onChoose }: PaletteEntriesProps) {
  const [text, setText] = useState('');
  // What adds is there by the time that one has chosen, and also when the studio cannot be reached then.
  useEffect(() => void import('../graph/addition'), []);
  const entries = catalogue.filter(request.accepts ?? (() => true));
  const sections = matchGroups(
    Map.groupBy(entries, (entry) => entry.section),
    ({ title, words }) => matchCommand(text, title, [words]),
  );
  return (
    <Command label={request.title ?? 'Add to the design'} loop shouldFilter={false}>
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder={request.title ?? 'Add a route, queue, schedule…'}
        className="h-9 w-full border-line border-b bg-transparent px-3 text-sm outline-none placeholder:text-fg-subtle"
      />
      <Command.List className="max-h-[min(26rem,60vh)] overflow-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-fg-subtle text-xs">
          Nothing of that name. Try “route”, “queue” or “cron”.
        </Command.Empty>
        {sections.map(([section, members]) => (
          <Command.Group
            key={section}
            heading={section}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-fg-subtle"
          >
            {members.map((entry) => (
              <Command.Item
                key={entry.id}
                value={entry.title}
                onSelect={() => onChoose(entry)}
                draggable
                onDragStart={(event) => event.dataTransfer.setData(PALETTE_DATA, entry.id)}
                className="flex cursor-grab select-none items-center gap-2.5 rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
              >
                <FaceIcon face={entry.face} className="size-7" />
                <span className="min-w-0 flex-1">
                  <span className="block text-fg text-sm leading-4">{entry.title}</span>
                  <span className="block truncate text-fg-subtle text-xs">{entry.hint}</span>
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}
