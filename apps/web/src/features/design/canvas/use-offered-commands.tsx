'use client';

import { Focus, Map as MapIcon, Maximize, Redo2, Spline, StickyNote, Undo2, Workflow } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { type Command, useCommands } from '@/lib/commands';
import { type CatalogueEntry, catalogue } from '../graph/catalogue';
import type { CanvasCommand } from './canvas-keys';
import { FaceIcon } from './face-icon';

type Offered = {
  mayEdit: boolean;
  /** Runs what a key of the canvas runs. */
  run: (command: Extract<CanvasCommand, string>) => void;
  add: (entry: CatalogueEntry) => void;
};

const ofCanvas = [
  { command: 'undo', isEdit: true, title: 'Undo what you did', shortcut: 'mod+z', Icon: Undo2 },
  { command: 'redo', isEdit: true, title: 'Redo', shortcut: 'mod+shift+z', Icon: Redo2 },
  { command: 'arrange', isEdit: true, title: 'Arrange what is selected, or everything', shortcut: 'l', Icon: Workflow },
  { command: 'connect', isEdit: true, title: 'Draw a line from what is selected…', shortcut: 'c', Icon: Spline },
  { command: 'note', isEdit: true, title: 'Add a note', shortcut: 'n', Icon: StickyNote },
  { command: 'fit', isEdit: false, title: 'Fit the design into the window', shortcut: 'f', Icon: Maximize },
  { command: 'zoom-selection', isEdit: false, title: 'Zoom to what is selected', shortcut: '2', Icon: Focus },
  { command: 'map', isEdit: false, title: 'Show or hide the map', shortcut: 'm', Icon: MapIcon },
] as const;

/** What the canvas can do and what can be added to it, in the command palette. */
export function useOfferedCommands(offered: Offered): void {
  // Offered once: the palette would be registered anew with every frame of a drag.
  const latest = useRef(offered);
  latest.current = offered;
  const { mayEdit } = offered;
  const commands = useMemo(
    (): Command[] => [
      ...ofCanvas
        .filter((each) => mayEdit || !each.isEdit)
        .map(({ command, title, shortcut, Icon }) => ({
          id: `design:${command}`,
          title,
          shortcut,
          group: 'Design',
          icon: <Icon aria-hidden />,
          run: () => latest.current.run(command),
        })),
      ...(mayEdit ? catalogue : []).map((entry) => ({
        id: `add:${entry.id}`,
        title: `Add ${lowered(entry.title)}`,
        group: 'Add to the design',
        hint: entry.hint,
        keywords: [entry.words],
        icon: <FaceIcon face={entry.face} variant="plain" />,
        run: () => latest.current.add(entry),
      })),
    ],
    [mayEdit],
  );
  useCommands(commands);
}

/** “Add queue handler”, and “Add S3 event handler”. */
const lowered = (title: string) =>
  /^[A-Z][a-z]+( |$)/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
