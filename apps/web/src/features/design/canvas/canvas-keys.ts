import { isTyping } from '@/lib/is-typing';
import type { Shortcut } from '@/lib/shortcuts';
import type { Direction } from './nearest-node';

export type KeyPress = {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
};

export type CanvasCommand =
  | 'delete'
  | 'undo'
  | 'redo'
  | 'duplicate'
  | 'select-all'
  | 'open'
  | 'add'
  | 'fit'
  | 'zoom-selection'
  | 'zoom-in'
  | 'zoom-out'
  | 'deselect'
  | 'connect'
  | 'note'
  | 'toggle'
  | 'arrange'
  | 'map'
  /** To the neighbour; `isAdding`: what was selected stays so. */
  | { move: Direction; isAdding: boolean }
  /** What is selected itself; `isFar`: further, or a note's size. */
  | { nudge: Direction; isFar: boolean };

const plain: Record<string, CanvasCommand> = {
  Delete: 'delete',
  Backspace: 'delete',
  Enter: 'open',
  a: 'add',
  f: 'fit',
  '1': 'fit',
  '2': 'zoom-selection',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  Escape: 'deselect',
  c: 'connect',
  n: 'note',
  l: 'arrange',
  m: 'map',
  ' ': 'toggle',
};

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const group = 'Canvas';

/** The keys of the canvas as the `?` sheet lists them. */
export const canvasShortcuts: readonly Omit<Shortcut, 'run'>[] = [
  { keys: 'arrows', label: 'Go to the card beside it', group },
  { keys: 'shift+arrows', label: 'Select the card beside it too', group },
  { keys: 'enter', label: 'Open in the panel; write in a note', group },
  { keys: 'space', label: 'Open or close a group of routes', group },
  { keys: 'a', label: 'Add a construct', group },
  { keys: 'n', label: 'Add a note', group },
  { keys: 'c', label: 'Draw a line from what is selected', group },
  { keys: 'alt+arrows', label: 'Move what is selected', group },
  { keys: 'alt+shift+arrows', label: 'Move it further; resize a note', group },
  { keys: 'l', label: 'Arrange what is selected, or everything', group },
  { keys: 'delete', label: 'Delete what is selected', group },
  { keys: 'mod+d', label: 'Duplicate', group },
  { keys: 'mod+c', label: 'Copy as JSON', group },
  { keys: 'mod+x', label: 'Cut', group },
  { keys: 'mod+v', label: 'Paste, from another project too', group },
  { keys: 'mod+a', label: 'Select everything', group },
  { keys: 'esc', label: 'Leave the panel; select nothing', group },
  { keys: 'mod+z', label: 'Undo what you did', group },
  { keys: 'mod+shift+z', label: 'Redo', group },
  { keys: 'f', label: 'Fit the design into the window', group },
  { keys: '2', label: 'Zoom to what is selected', group },
  { keys: 'plus', label: 'Zoom in', group },
  { keys: '-', label: 'Zoom out', group },
  { keys: 'm', label: 'Show or hide the map', group },
];

/** What a key means on the canvas; undefined when it is typed into a field or means nothing here. */
export function commandOf(event: KeyPress): CanvasCommand | undefined {
  if (isTyping(event.target)) return undefined;
  const direction = directions[event.key];
  if (direction !== undefined && !event.metaKey && !event.ctrlKey)
    return event.altKey ? { nudge: direction, isFar: event.shiftKey } : { move: direction, isAdding: event.shiftKey };
  if (event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!event.metaKey && !event.ctrlKey) return plain[key];
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (key === 'y') return 'redo';
  if (key === 'd') return 'duplicate';
  return key === 'a' ? 'select-all' : undefined;
}
