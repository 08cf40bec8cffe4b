import type { LambdaContext } from '../http/lambda-proxy.js';

/** A key that AWS always sends; an event made by hand may lack it, and no type would be true then. */
export function required<Value>(value: Value | undefined, key: string): Value {
  if (value === undefined) throw new TypeError(`The event has no “${key}”.`);
  return value;
}

/** What every event has: Lambda's context, and the event as Lambda sent it. */
export class LambdaEvent<Raw> {
  protected readonly raw: Raw;
  readonly context: LambdaContext | undefined;

  constructor(raw: Raw, context?: LambdaContext) {
    this.raw = raw;
    this.context = context;
  }

  toDict(): Raw {
    return this.raw;
  }
}

/** The event of a pure function, as middleware sees it. */
export class LambdaFunctionEvent extends LambdaEvent<unknown> {
  get event(): unknown {
    return this.raw;
  }
}
