'use client';

import { type KeyboardEvent, type PointerEvent, useCallback, useState } from 'react';
import { cn } from '@/lib/class-names';

type Size = { value: number; set: (value: number) => void; min: number; max: number };

/** The size of a panel in pixels, kept in this browser under `key`. */
export function usePanelSize(key: string, limits: { initial: number; min: number; max: number }): Size {
  const { initial, min, max } = limits;
  const storageKey = `panel:${key}`;
  const [value, setValue] = useState(() => {
    if (typeof window === 'undefined') return initial;
    const stored = Number(window.localStorage.getItem(storageKey) ?? initial);
    return Number.isFinite(stored) ? clamp(stored, min, max) : initial;
  });
  const set = useCallback(
    (next: number) => {
      const clamped = clamp(Math.round(next), min, max);
      setValue(clamped);
      window.localStorage.setItem(storageKey, String(clamped));
    },
    [storageKey, min, max],
  );
  return { value, set, min, max };
}

type ResizeHandleProps = {
  size: Size;
  /** The side of the panel on which the handle stands. */
  edge: 'left' | 'right' | 'top' | 'bottom';
  /** Of the panel: “Side panel”. */
  label: string;
  className?: string;
};

/** The edge of a panel, dragged by pointer or moved by arrow keys. Place it inside the panel, which is `relative`. */
export function ResizeHandle({ size, edge, label, className }: ResizeHandleProps) {
  const isVertical = edge === 'left' || edge === 'right';
  const sign = edge === 'right' || edge === 'bottom' ? 1 : -1;

  const startDrag = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = isVertical ? event.clientX : event.clientY;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const distance = (isVertical ? moved.clientX : moved.clientY) - from;
      size.set(size.value + sign * distance);
    };
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };

  const moveByKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = isVertical ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    size.set(size.value + sign * step * (event.shiftKey ? 64 : 16));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      aria-label={`Resize ${label.toLowerCase()}`}
      aria-valuenow={size.value}
      aria-valuemin={size.min}
      aria-valuemax={size.max}
      tabIndex={0}
      onPointerDown={startDrag}
      onKeyDown={moveByKey}
      className={cn(
        'absolute z-10 touch-none transition-colors hover:bg-focus/60 focus-visible:bg-focus active:bg-focus',
        isVertical ? 'inset-y-0 w-1 cursor-col-resize' : 'inset-x-0 h-1 cursor-row-resize',
        { left: '-left-0.5', right: '-right-0.5', top: '-top-0.5', bottom: '-bottom-0.5' }[edge],
        className,
      )}
    />
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
