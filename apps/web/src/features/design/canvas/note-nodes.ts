import type { Notes } from '@chalice-studio/control-plane/contract';
import { noteTitle } from '../graph/note-text';
import { type NoteNode, nodeAttributes } from './flow-types';

/** Notes as React Flow wants them: below everything else, so that one can lie around cards. */
export function noteNodes(context: { notes: Notes; mayEdit: boolean }): NoteNode[] {
  return Object.entries(context.notes).map(([id, { x, y, width, height, color, text }]) => ({
    id,
    type: 'note',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    // React Flow raises what is selected by 1000: it must not cover what lies on it even then.
    zIndex: -1002,
    draggable: context.mayEdit,
    connectable: false,
    ariaRole: 'group',
    ariaLabel: `Note: ${noteTitle(text)}`,
    domAttributes: nodeAttributes(undefined),
    data: { text, color },
  }));
}
