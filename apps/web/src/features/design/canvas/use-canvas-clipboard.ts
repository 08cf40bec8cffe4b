'use client';

import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { toast } from '@/components/ui/toast';
import { isTyping } from '@/lib/is-typing';
import type { DesignActions } from '../actions/use-design-actions';
import type { Point } from '../graph/frames';
import { useSelection } from '../selection/selection';

/** Copy, cut and paste as JSON, by the browser's own events, which need no permission. */
export function useCanvasClipboard(
  frame: RefObject<HTMLElement | null>,
  actions: DesignActions,
  places: (ids: readonly string[]) => Record<string, Point>,
) {
  const selection = useSelection();
  const flow = useReactFlow();
  const isOurs = (event: ClipboardEvent) =>
    !isTyping(event.target) &&
    (frame.current?.contains(document.activeElement) === true || document.activeElement === document.body);

  const copy = useEffectEvent((event: ClipboardEvent) => {
    const ids = selection.getState();
    if (!isOurs(event) || ids.length === 0 || window.getSelection()?.isCollapsed === false) return;
    event.clipboardData?.setData('text/plain', actions.copied(ids, places(ids)));
    event.preventDefault();
    if (event.type === 'cut') actions.remove(ids);
    else toast.message(ids.length === 1 ? 'Copied as JSON' : `Copied ${ids.length} as JSON`);
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (!isOurs(event)) return;
    const box = frame.current?.getBoundingClientRect();
    const at = box && flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    event.preventDefault();
    actions.paste(event.clipboardData?.getData('text/plain') ?? '', at);
  });

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => copy(event);
    const onPaste = (event: ClipboardEvent) => paste(event);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}
