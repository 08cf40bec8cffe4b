import {
  BadRequestError,
  Chalice,
  Response,
  WebsocketDisconnectedError,
  type WebsocketEvent,
  type WebsocketSession,
} from '../../src/index.js';
import type { Trace } from '../case.js';

class FakeServiceError extends Error {
  override name = 'FakeServiceError';
}

class GoneException extends Error {
  override name = 'GoneException';
}

const view = (event: WebsocketEvent) => ({
  domain_name: event.domainName,
  stage: event.stage,
  connection_id: event.connectionId,
});

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-websocket');
  app.websocketApi.session = fakeSession(trace);

  app.onWsConnect({ name: 'on_connect' }, async (event) => {
    trace.push({ connect: view(event) });
    switch (event.connectionId.split('-')[0]) {
      case 'body':
        trace.push({ body: event.body ?? null });
        return undefined;
      case 'refuse':
        return { statusCode: 403 };
      case 'response':
        return new Response({ no: 1 }, { statusCode: 401, headers: { 'X-A': 'b' } });
      case 'extra':
        return { headers: { X: 'y' } };
      case 'empty':
        return {};
      case 'text':
        return 'hi';
      case 'raise':
        throw new BadRequestError('not you');
      case 'gone':
        await app.websocketApi.send(event.connectionId, 'hello');
    }
    return undefined;
  });

  app.onWsMessage({ name: 'on_message' }, (event) => answer(app, trace, event));

  app.onWsDisconnect({ name: 'on_disconnect' }, (event) => {
    trace.push({ disconnect: view(event) });
  });

  type Broadcast = { domain?: string; stage?: string; to: string; text: string };
  app.lambdaFunction({ name: 'broadcast' }, async ({ domain, stage, to, text }: Broadcast) => {
    if (domain !== undefined) app.websocketApi.configure(domain, stage ?? '');
    await app.websocketApi.send(to, text);
  });
  return app;
}

async function answer(app: Chalice, trace: Trace, event: WebsocketEvent): Promise<unknown> {
  const { body } = event;
  if (body === undefined) {
    trace.push({ no_body: null });
    return undefined;
  }
  if (body.startsWith('{')) {
    const first = event.jsonBody;
    trace.push({ json: first, same: first === event.jsonBody });
    return undefined;
  }
  const [command, rest] = partition(body);
  const [target, text] = partition(rest);
  switch (command) {
    case 'send':
      await app.websocketApi.send(target, text);
      break;
    case 'close':
      await app.websocketApi.close(target);
      break;
    case 'info':
      trace.push({ info: await app.websocketApi.info(target) });
      break;
    case 'todict':
      trace.push({ todict: event.toDict() });
      break;
    case 'context':
      trace.push({ request_id: event.context?.awsRequestId });
      break;
    case 'caught':
      try {
        await app.websocketApi.send(target, 'x');
      } catch (error) {
        if (!(error instanceof WebsocketDisconnectedError)) throw error;
        trace.push({ error: error.name, connection_id: error.connectionId });
      }
      break;
    case 'badjson':
      event.jsonBody;
      break;
    case 'caughtjson':
      try {
        event.jsonBody;
      } catch (error) {
        const { name, message } = error as Error;
        trace.push({ error: name, message });
      }
      break;
    case 'list':
      trace.push({ json: JSON.parse(text) });
      return [1, 2];
    case 'status':
      return { statusCode: Number(target), body: text };
    case 'body':
      trace.push({ ...view(event), body });
      break;
  }
  return undefined;
}

function partition(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function fakeSession(trace: Trace): WebsocketSession {
  const call = async (name: string, params: { ConnectionId: string }) => {
    trace.push({ call: name, params });
    if (params.ConnectionId.startsWith('gone')) throw new GoneException('410');
    if (params.ConnectionId.startsWith('broken')) throw new FakeServiceError('service broke');
  };
  return {
    regionName: 'eu-central-1',
    client(endpoint) {
      trace.push({ client: ['apigatewaymanagementapi', endpoint] });
      return {
        postToConnection: (params) => call('post_to_connection', params),
        deleteConnection: (params) => call('delete_connection', params),
        async getConnection(params) {
          await call('get_connection', params);
          return { Identity: { SourceIp: '1.2.3.4' } };
        },
      };
    },
  };
}
