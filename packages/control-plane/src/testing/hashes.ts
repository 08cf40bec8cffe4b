import { createHook } from 'node:async_hooks';
import { getCurrentAdapter } from 'better-auth';
import type { Studio } from '../studio/studio';

export type Hash = { isInTransaction: boolean };

/** The hashes of passwords that were begun while `work` ran, as Node tells of them. */
export async function hashesDuring({ auth }: Studio, work: () => Promise<unknown>): Promise<Hash[]> {
  const { adapter } = await auth.$context;
  const hashes: Promise<Hash>[] = [];
  const hook = createHook({
    init: (_id, type) => {
      if (type !== 'SCRYPTREQUEST') return;
      // Of the code that asks for the hash: better-auth's transaction goes along with it.
      hashes.push(getCurrentAdapter(adapter).then((current) => ({ isInTransaction: current !== adapter })));
    },
  });
  hook.enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return Promise.all(hashes);
}
