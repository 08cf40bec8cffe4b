import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { RPCHandler } from '@orpc/server/fetch';
import type { Actor } from '../access/actor';
import { bearerOf, findBearer } from '../access/bearer';
import type { RequestContext } from '../api/base';
import { failureOf } from '../api/failures';
import { router } from '../api/router';
import { noteOrigin, withOrigin } from '../audit/origin';
import { documentAnswer } from '../exports/document-answer';
import { MOST_IMPORT_BYTES } from '../imports/schema';
import { exportAnswer } from '../projects/export-answer';
import { SIGNED_OUT } from '../streams/bus';
import type { Studio } from '../studio/studio';
import { teamExportAnswer } from '../teams/export-answer';
import { failureAnswer, notFound } from './answers';
import { limitBody } from './body-limit';
import { healthAnswer } from './health-answer';
import { openApiAnswer } from './openapi-answer';
import { addressOf } from './request-address';
import { checkOrigin } from './request-origin';
import { streamAnswer } from './stream-answer';

/** Two files of a megabyte each as base64, and then some. */
const MOST_BODY = 8 * 1024 * 1024;
/** A file to import, and its fields. */
const MOST_IMPORT_BODY = MOST_IMPORT_BYTES + 64 * 1024;
const MOST_AUTH_BODY = 64 * 1024;

/** Around every procedure, its input's validation included. */
async function translate<Result>({ next }: { next: () => Promise<Result> }): Promise<Result> {
  try {
    return await next();
  } catch (error) {
    throw failureOf(error);
  }
}

/** Everything below `/api`: a web framework hands over each request and gives back the answer. */
export function createHandler(studio: Studio): (request: Request) => Promise<Response> {
  const rpc = new RPCHandler<RequestContext>(router, { clientInterceptors: [translate] });
  const rest = new OpenAPIHandler<RequestContext>(router, { clientInterceptors: [translate] });

  const answer = async (request: Request, address: string) => {
    const { pathname } = new URL(request.url);
    try {
      if (pathname === '/api/health') return await healthAnswer(studio);
      const isOfAuth = pathname.startsWith('/api/auth/');
      // No page can make a browser send a token. With one, cookies count for nothing.
      const bearer = isOfAuth ? undefined : bearerOf(request.headers);
      if (bearer === undefined) checkOrigin(request, studio.origins);
      const context = { studio, address, findActor: actorFinder(studio, request.headers, { bearer, address }) };
      // Teams have procedures of their own, which ask the gate and are audited; better-auth's would do neither.
      if (pathname.startsWith('/api/auth/organization/')) return notFound(pathname);
      if (isOfAuth) return await authAnswer(await limitBody(request, MOST_AUTH_BODY), context);
      if (pathname === '/api/stream' && request.method === 'GET') return await streamAnswer(request, context);
      if (pathname === '/api/openapi.json') return await openApiAnswer(studio);
      const exported = /^\/api\/projects\/([a-z0-9]+)\/export\.zip$/.exec(pathname)?.[1];
      if (exported !== undefined && request.method === 'GET') return await exportAnswer(exported, context);
      const document = /^\/api\/projects\/([a-z0-9]+)\/(design\.json|openapi\.json|openapi\.yaml)$/.exec(pathname);
      if (document !== null && request.method === 'GET')
        return await documentAnswer(document[1] ?? '', document[2] ?? '', context);
      const team = /^\/api\/teams\/([A-Za-z0-9_-]+)\/export\.zip$/.exec(pathname)?.[1];
      if (team !== undefined && request.method === 'GET') return await teamExportAnswer(team, context);
      const isImport = /^\/api\/(rpc|v1)\/imports(\/|$)/.test(pathname);
      const limited = await limitBody(request, isImport ? MOST_IMPORT_BODY : MOST_BODY);
      const { matched, response } = pathname.startsWith('/api/rpc/')
        ? await rpc.handle(limited, { prefix: '/api/rpc', context })
        : await rest.handle(limited, { prefix: '/api/v1', context });
      return matched ? response : notFound(pathname);
    } catch (error) {
      return failureAnswer(error);
    }
  };
  return (request) => {
    const address = addressOf(request.headers);
    return withOrigin(request.headers, address, () => answer(request, address));
  };
}

/** What better-auth answers. With a session, the streams that were opened by it end. */
async function authAnswer(request: Request, { studio, findActor }: RequestContext): Promise<Response> {
  const isSigningOut = new URL(request.url).pathname === '/api/auth/sign-out';
  const actor = isSigningOut ? await findActor() : undefined;
  const answer = await studio.auth.handler(request);
  if (answer.ok && actor !== undefined) studio.bus.publish(SIGNED_OUT, { personId: actor.id });
  return answer;
}

type Credentials = { bearer: string | undefined; address: string };

/** Reads the session, or the token, once a request, and only when somebody asks who it is. */
function actorFinder(studio: Studio, headers: Headers, { bearer, address }: Credentials) {
  let found: Promise<Actor | undefined> | undefined;
  const find = async () => {
    if (bearer === undefined) return sessionActor(studio, headers);
    const actor = await findBearer({ database: studio.database.prisma, secret: bearer, address });
    noteOrigin({ kind: actor.kind, ...(actor.token === undefined ? {} : { tokenId: actor.token.tokenId }) });
    return actor;
  };
  return () => {
    found ??= find();
    return found;
  };
}

async function sessionActor({ auth }: Studio, headers: Headers): Promise<Actor | undefined> {
  const session = await auth.api.getSession({ headers });
  if (session === null) return undefined;
  noteOrigin({ kind: 'person', sessionId: session.session.id });
  const { id, name, email } = session.user;
  return { kind: 'person', id, name, email };
}
