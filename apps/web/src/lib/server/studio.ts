import path from 'node:path';
import { openStudioOf, type RunningStudio } from '@chalice-studio/control-plane/server';

/** On globalThis: instrumentation, routes and a reloaded module of `next dev` are one process, and the database opens once. */
const place = globalThis as typeof globalThis & { chaliceStudio?: Promise<RunningStudio> | undefined };

/** The studio of this process, opened by the first who asks, which is instrumentation. */
export function studio(): Promise<RunningStudio> {
  place.chaliceStudio ??= open();
  return place.chaliceStudio;
}

/** The studio, if it was opened. */
export function openedStudio(): Promise<RunningStudio> | undefined {
  return place.chaliceStudio;
}

async function open(): Promise<RunningStudio> {
  // Next runs the server in its own folder, in the repository and in the standalone output alike.
  const root = path.resolve(/* turbopackIgnore: true */ process.cwd(), '../..');
  return openStudioOf(process.env, root);
}
