import { IncomingMessage, Server } from 'node:http';

const headers = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded'];

/**
 * Drops what a client claims of itself before Next reads it: without a trusted proxy nobody may choose the address
 * that rate limits and the audit log know them by. Next has no hook so early, hence the prototype.
 */
export function ignoreForwardedHeaders(): void {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const [request] = values;
    if (event === 'request' && request instanceof IncomingMessage) {
      for (const header of headers) delete request.headers[header];
    }
    return Reflect.apply(emit, this, [event, ...values]);
  };
}
