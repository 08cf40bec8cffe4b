import { BadRequestError } from '../errors.js';
import { LambdaEvent, required } from '../events/lambda-event.js';

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
  #json: unknown;

  get domainName(): string {
    return required(this.raw.requestContext.domainName, 'domainName');
  }
  get stage(): string {
    return required(this.raw.requestContext.stage, 'stage');
  }
  get connectionId(): string {
    return required(this.raw.requestContext.connectionId, 'connectionId');
  }
  /** The message; undefined when a client connects or leaves. */
  get body(): string | undefined {
    return this.raw.body ?? undefined;
  }
  /** The message as JSON; throws BadRequestError where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON that a client sent; nothing has described it
  get jsonBody(): any {
    this.#json ??= parse(this.body);
    return this.#json;
  }
}

function parse(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch (cause) {
    throw new BadRequestError('Error Parsing JSON', { cause });
  }
}
