'use client';

import type { Ref } from 'react';
import { FaceIcon, faceColor } from '../canvas/face-icon';
import { faceLabels } from '../graph/construct-words';
import { noteColors } from '../graph/notes';
import type { PictureColors } from './picture';

export type PictureTheme = 'light' | 'dark';

type Face = Parameters<typeof faceColor>[0];
const isFace = (name: string): name is Face => name in faceLabels || name === 'rest-api' || name === 'websocket-api';
const faces = [...Object.keys(faceLabels), 'rest-api', 'websocket-api'].filter(isFace);

/** The colours of a theme as every program that shows SVG knows them: tokens are in oklch, which many do not. */
export function readColors(theme: PictureTheme): PictureColors {
  const root = document.documentElement;
  const wasDark = root.classList.contains('dark');
  const probe = document.body.appendChild(document.createElement('span'));
  // Nothing is painted before it is as it was.
  root.classList.toggle('dark', theme === 'dark');
  try {
    const color = (value: string): string => {
      probe.style.color = value;
      return toHex(getComputedStyle(probe).color);
    };
    return {
      canvas: color('var(--canvas)'),
      surface: color('var(--surface)'),
      sunken: color('var(--sunken)'),
      line: color('var(--line-strong)'),
      control: color('var(--control)'),
      fg: color('var(--fg)'),
      muted: color('var(--fg-muted)'),
      danger: color('var(--danger-text)'),
      warning: color('var(--warning-text)'),
      faces: Object.fromEntries(
        faces.map((face) => {
          const own = faceColor(face);
          const soft = `color-mix(in oklch, ${own} var(--kind-soft), var(--surface))`;
          return [face, { color: color(own), soft: color(soft) }];
        }),
      ),
      notes: Object.fromEntries(
        noteColors.map((name) => [
          name,
          { ground: color(`var(--note-${name})`), edge: color(`var(--note-${name}-edge)`) },
        ]),
      ),
    };
  } finally {
    root.classList.toggle('dark', wasDark);
    probe.remove();
  }
}

function toHex(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Every icon of the canvas, unseen: pictures take the drawings inside them. */
export function IconSource({ ref }: { ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} hidden>
      {faces.map((face) => (
        <span key={face} data-face={face}>
          <FaceIcon face={face} variant="plain" />
        </span>
      ))}
    </div>
  );
}

export function readIcons(source: HTMLDivElement): Record<string, string> {
  return Object.fromEntries(
    faces.map((face) => [face, source.querySelector(`[data-face="${face}"] svg`)?.innerHTML ?? '']),
  );
}
