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
  | { move: Direction };

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
  ArrowLeft: { move: 'left' },
  ArrowRight: { move: 'right' },
  ArrowUp: { move: 'up' },
  ArrowDown: { move: 'down' },
};

/** What a key means on the canvas; undefined when it is typed into a field or means nothing here. */
export function commandOf(event: KeyPress): CanvasCommand | undefined {
  if (isTyping(event.target) || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!event.metaKey && !event.ctrlKey) return plain[key];
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (key === 'y') return 'redo';
  if (key === 'd') return 'duplicate';
  return key === 'a' ? 'select-all' : undefined;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target !== null &&
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], .monaco-editor') !== null
  );
}
