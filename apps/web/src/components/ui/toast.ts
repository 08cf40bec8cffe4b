'use client';

import { describeFailure } from '@/lib/api-error';

type Action = { label: string; onClick: () => void };
type Options = { description?: string | undefined; action?: Action | undefined };

// Loaded with the first toast: most pages never show one.
const load = () => import('sonner').then((module) => module.toast);

/** What a page says in passing. Nothing that must be read is said only here. */
export const toast = {
  success(title: string, { description, action }: Options = {}) {
    void load().then((show) => show.success(title, { description, action, duration: durationOf(action, 3000) }));
  },
  message(title: string, { description, action }: Options = {}) {
    void load().then((show) => show(title, { description, action, duration: durationOf(action, 4000) }));
  },
  /** `whatFailed` is a sentence's beginning: “The stage could not be deleted”. */
  failure(whatFailed: string, error: unknown, action?: Action) {
    const { message } = describeFailure(error);
    void load().then((show) => show.error(whatFailed, { description: message, action, duration: 10_000 }));
  },
};

function durationOf(action: Action | undefined, ms: number): number {
  return action === undefined ? ms : 8000;
}
