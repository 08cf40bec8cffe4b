'use client';

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { isTyping } from './is-typing';
import { matchesStep, stepsOf } from './shortcut-keys';

export type Shortcut = {
  /** `mod+k`, `g d`, `?`. */
  keys: string;
  /** What it does, for the `?` sheet. */
  label: string;
  /** Under which heading of the sheet. */
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Also while somebody types in a field; those with `mod` always do. */
  worksInFields?: boolean;
};

/** Without `run`: some part of the page listens by itself, the sheet lists it. */
type Registered = Omit<Shortcut, 'run'> & { run?: (event: KeyboardEvent) => void };

const registered = new Map<symbol, readonly Registered[]>();
const listeners = new Set<() => void>();
let all: readonly Registered[] = [];

/** Makes keys work while the component is mounted and lists them in the `?` sheet. `shortcuts` may change at every render. */
export function useShortcuts(shortcuts: readonly Shortcut[]) {
  const run = useEffectEvent((index: number, event: KeyboardEvent) => shortcuts[index]?.run(event));
  const signature = JSON.stringify(
    shortcuts.map(({ keys, label, group, worksInFields }) => [keys, label, group, worksInFields]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for all that is registered
  useEffect(() => {
    const key = Symbol('shortcuts');
    registered.set(
      key,
      shortcuts.map((shortcut, index) => ({ ...shortcut, run: (event) => run(index, event) })),
    );
    notify();
    return () => {
      registered.delete(key);
      notify();
    };
  }, [signature]);
}

/** Lists keys in the `?` sheet that a part of the page listens to by itself while it has the focus. A constant list. */
export function useListedShortcuts(shortcuts: readonly Omit<Shortcut, 'run'>[]) {
  useEffect(() => {
    const key = Symbol('listed');
    registered.set(key, shortcuts);
    notify();
    return () => {
      registered.delete(key);
      notify();
    };
  }, [shortcuts]);
}

export function useRegisteredShortcuts(): readonly Omit<Shortcut, 'run'>[] {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => all,
    () => all,
  );
}

/** Listens to the keyboard for all shortcuts; the shell does it once. */
export function useShortcutKeys() {
  useEffect(() => {
    let pending: { steps: string[]; at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const inField = isTyping(event.target);
      const began = pending !== undefined && event.timeStamp - pending.at < 1200 ? pending.steps : [];
      pending = undefined;
      for (const shortcut of all) {
        if (shortcut.run === undefined) continue;
        if (inField && !shortcut.worksInFields && !shortcut.keys.includes('mod+')) continue;
        const steps = stepsOf(shortcut.keys);
        const isNext = began.every((step, index) => steps[index] === step);
        const step = steps[began.length];
        if (!isNext || step === undefined || !matchesStep(event, step)) continue;
        if (steps.length > began.length + 1) {
          pending = { steps: [...began, step], at: event.timeStamp };
          continue;
        }
        event.preventDefault();
        pending = undefined;
        shortcut.run(event);
        return;
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function notify() {
  all = [...registered.values()].flat();
  for (const listener of listeners) listener();
}
