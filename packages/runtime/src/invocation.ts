import { AsyncLocalStorage } from 'node:async_hooks';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';

/** What belongs to one invocation of the REST function. */
export type Invocation = { request: Request | undefined; lambdaContext: LambdaContext | undefined };

export type InvocationStore = {
  current(): Invocation | undefined;
  run<Result>(invocation: Invocation, work: () => Promise<Result>): Promise<Result>;
};

/**
 * Where the current request is kept. Lambda gives a process one event at a time, so a field is enough there and costs
 * nothing; everywhere else two requests can overlap.
 */
export function createInvocationStore(env: Record<string, string | undefined>): InvocationStore {
  const concurrency = Number(env.AWS_LAMBDA_MAX_CONCURRENCY ?? 1);
  return env.AWS_LAMBDA_FUNCTION_NAME !== undefined && concurrency <= 1 ? fieldStore() : asyncStore();
}

function fieldStore(): InvocationStore {
  let now: Invocation | undefined;
  return {
    current: () => now,
    async run(invocation, work) {
      now = invocation;
      try {
        return await work();
      } finally {
        now = undefined;
      }
    },
  };
}

function asyncStore(): InvocationStore {
  const storage = new AsyncLocalStorage<Invocation>();
  return { current: () => storage.getStore(), run: (invocation, work) => storage.run(invocation, work) };
}
