import { AsyncLocalStorage } from 'node:async_hooks';
import type { LambdaContext, RestEvent } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';

/** What belongs to one invocation; only the REST function has a request. */
export type Invocation = { request?: Request; context: LambdaContext | undefined };
export type RestInvocation = { request: Request; event: RestEvent; context: LambdaContext | undefined };

export type InvocationStore = {
  readonly kind: 'field' | 'async';
  current(): Invocation | undefined;
  run<Result>(invocation: Invocation, work: () => Result | Promise<Result>): Result | Promise<Result>;
};

/**
 * Where the current request is kept. Lambda gives a process one event at a time, so a field is enough there and costs
 * nothing; everywhere else, and on Lambda with several events at a time, two requests can overlap.
 */
export function createInvocationStore(env: Record<string, string | undefined>): InvocationStore {
  const concurrency = Number(env.AWS_LAMBDA_MAX_CONCURRENCY ?? 1);
  return env.AWS_LAMBDA_FUNCTION_NAME !== undefined && concurrency <= 1 ? fieldStore() : asyncStore();
}

function fieldStore(): InvocationStore {
  let now: Invocation | undefined;
  const restoreAfter = async <Result>(pending: Promise<Result>, before: Invocation | undefined) => {
    try {
      return await pending;
    } finally {
      now = before;
    }
  };
  return {
    kind: 'field',
    current: () => now,
    run(invocation, work) {
      const before = now;
      now = invocation;
      try {
        const result = work();
        if (result instanceof Promise) return restoreAfter(result, before);
        now = before;
        return result;
      } catch (error) {
        now = before;
        throw error;
      }
    },
  };
}

function asyncStore(): InvocationStore {
  const storage = new AsyncLocalStorage<Invocation>();
  return { kind: 'async', current: () => storage.getStore(), run: (invocation, work) => storage.run(invocation, work) };
}
