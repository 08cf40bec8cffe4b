'use client';

import { type MouseEvent, useState } from 'react';
import { writeUrlState } from '@/lib/url-state';
import type { DesignActions } from '../actions/use-design-actions';
import type { Point } from '../graph/frames';
import { isNoteId } from '../graph/notes';
import { enterPanel } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import type { MenuCommands, MenuRequest } from './canvas-menu';

type MenuContext = Pick<MenuCommands, 'connect' | 'addNote' | 'zoomTo' | 'arrange' | 'exportPicture'> & {
  actions: DesignActions;
  placesOf: (ids: readonly string[]) => Record<string, Point>;
  editNote: (id: string) => void;
};

/** The menu of what was clicked, or of the canvas itself. */
export function useCanvasMenu({ actions, placesOf, editNote, ...commands }: MenuContext) {
  const selection = useSelection();
  const [request, setRequest] = useState<MenuRequest>();
  return {
    request,
    close: () => setRequest(undefined),
    openAt(event: MouseEvent<HTMLElement>) {
      event.preventDefault();
      const node = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node') : null;
      const id = node?.dataset.id;
      const isSelectable = id !== undefined && !id.startsWith('api:') && !id.startsWith('group:');
      if (isSelectable && !selection.getState().includes(id)) selection.select([id]);
      setRequest({ ids: isSelectable ? selection.getState() : [], x: event.clientX, y: event.clientY });
    },
    commands: {
      ...commands,
      copied: (ids) => actions.copied(ids, placesOf(ids)),
      duplicate: (ids) => actions.duplicate(ids, placesOf(ids)),
      paste: (text) => actions.paste(text),
      open(id) {
        if (isNoteId(id)) return editNote(id);
        writeUrlState({ panel: 'config' });
        enterPanel();
      },
    } satisfies MenuCommands,
  };
}
