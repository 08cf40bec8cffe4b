import { BadRequestError } from '../errors.js';
import { LambdaEvent } from '../events/lambda-event.js';

export type RawWebsocketEvent = {
  requestContext: {
    domainName: string;
    stage: string;
    connectionId: string;
    apiId: string;
    eventType?: string;
    routeKey?: string;
    [key: string]: unknown;
  };
  body?: string | null;
  isBase64Encoded?: boolean;
  [key: string]: unknown;
};

/** A WebSocket client connected, said something or left. */
export class WebsocketEvent extends LambdaEvent<RawWebsocketEvent> {
  #json: { value: unknown } | undefined;

  get domainName(): string {
    return this.raw.requestContext.domainName;
  }
  get stage(): string {
    return this.raw.requestContext.stage;
  }
  get connectionId(): string {
    return this.raw.requestContext.connectionId;
  }
  /** The message; undefined when a client connects or leaves. */
  get body(): string | undefined {
    return this.raw.body ?? undefined;
  }
  // biome-ignore lint/suspicious/noExplicitAny: JSON that a client sent; nothing has described it
  get jsonBody(): any {
    this.#json ??= { value: parse(this.body) };
    return this.#json.value;
  }
}

function parse(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch (cause) {
    throw new BadRequestError('Error Parsing JSON', { cause });
  }
}
