import { Server } from 'node:http';

/** How long a client may take to send headers, to send a whole request, and to be silent while it is answered. */
const TIMES = { headersMs: 20_000, requestMs: 300_000, silentMs: 300_000 };

/**
 * Hangs up on clients that hold connections by sending or reading slowly. An import of a large file over a thin line is
 * still let in; an event stream says something every few seconds, so that it is never silent. Next makes its server
 * without a hook, hence the prototype: a server is told when its first connection comes, before Node looks at the limits.
 */
export function limitSlowClients({ headersMs, requestMs, silentMs } = TIMES): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event === 'connection') {
      this.headersTimeout = headersMs;
      this.requestTimeout = requestMs;
      this.timeout = silentMs;
    }
    return Reflect.apply(emit, this, [event, ...values]);
  };
}
