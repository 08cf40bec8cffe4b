'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useId, useRef } from 'react';

/** Distance of the dots, which is where cards snap to. */
const GAP = 20;
/** The dots reach so far beyond the window that they can be shifted by one of them, at any zoom. */
const BEYOND = 40;

/**
 * Dots that move with the canvas. They are drawn anew when the zoom changes; a pan only shifts their layer, where a
 * pattern with another beginning would be drawn over the whole window with every frame.
 */
export function CanvasGround() {
  const store = useStoreApi();
  const id = useId();
  const ground = useRef<SVGSVGElement>(null);
  const pattern = useRef<SVGPatternElement>(null);
  const dot = useRef<SVGCircleElement>(null);
  useEffect(() => {
    let drawn: number | undefined;
    const follow = () => {
      const [x, y, zoom] = store.getState().transform;
      const gap = GAP * zoom;
      if (zoom !== drawn) {
        drawn = zoom;
        setAll(pattern.current, { width: gap, height: gap });
        setAll(dot.current, { cx: gap / 2, cy: gap / 2, r: zoom / 2 });
      }
      // By whole pixels: a layer between two of them is blurred.
      const shift = (way: number) => Math.round((way % gap) - BEYOND + (BEYOND % gap));
      if (ground.current) ground.current.style.transform = `translate(${shift(x)}px, ${shift(y)}px)`;
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return (
    <div className="react-flow__background absolute inset-0 overflow-hidden bg-canvas">
      <svg
        aria-hidden
        ref={ground}
        className="absolute top-0 left-0 will-change-transform"
        style={{ width: `calc(100% + ${2 * BEYOND}px)`, height: `calc(100% + ${2 * BEYOND}px)` }}
      >
        <pattern ref={pattern} id={id} patternUnits="userSpaceOnUse">
          <circle ref={dot} fill="var(--line)" />
        </pattern>
        <rect width="100%" height="100%" fill={`url(#${id})`} />
      </svg>
    </div>
  );
}

function setAll(element: Element | null, attributes: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, String(value));
}
