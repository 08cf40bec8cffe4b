import { type AppSpec, emptyAppSpec } from '@chalice-studio/appspec';

const handler = (name: string) => ({ file: 'chalicelib/handlers.ts', export: name });

/** A small app with something of everything that a target is asked for. `greeting` tells deployments apart. */
export function sampleApp(greeting: string): AppSpec {
  const spec = emptyAppSpec('sample');
  return {
    ...spec,
    routes: {
      rt_aaaaaaaaaa: {
        id: 'rt_aaaaaaaaaa',
        order: 'a0',
        kind: 'route',
        path: '/hello/{name}',
        methods: ['GET', 'POST'],
        handler: handler('hello'),
      },
    },
    functions: {
      fn_aaaaaaaaaa: {
        id: 'fn_aaaaaaaaaa',
        order: 'a0',
        kind: 'lambda-function',
        name: 'double',
        handler: handler('double'),
      },
    },
    websocketHandlers: {
      ws_aaaaaaaaaa: {
        id: 'ws_aaaaaaaaaa',
        order: 'a0',
        kind: 'websocket-handler',
        event: 'message',
        handler: handler('echo'),
      },
    },
    source: {
      'chalicelib/handlers.ts': `import type { Request, WebsocketEvent } from '@chalice-studio/runtime';
import { app } from '../app';

export function hello(request: Request) {
  console.log('greeting %s', request.uriParams?.name);
  return { greeting: '${greeting}', name: request.uriParams?.name, secret: process.env.SECRET_WORD ?? null, body: request.jsonBody ?? null };
}

export function double(event: unknown) {
  const { n } = event as { n: number };
  if (n < 0) throw new RangeError('n must not be negative');
  return { doubled: n * 2 };
}

export async function echo(event: WebsocketEvent) {
  await app.websocketApi.send(event.connectionId, \`${greeting}: \${event.body}\`);
}
`,
    },
  };
}
