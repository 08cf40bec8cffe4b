import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { RPCHandler } from '@orpc/server/fetch';
import { bearerOf } from '../access/bearer';
import type { RequestContext } from '../api/base';
import { failureOf } from '../api/failures';
import { router } from '../api/router';
import { auditExportAnswer } from '../audit/export-answer';
import { withOrigin } from '../audit/origin';
import { documentAnswer } from '../exports/document-answer';
import { MOST_IMPORT_BYTES } from '../imports/schema';
import { exportAnswer } from '../projects/export-answer';
import type { Studio } from '../studio/studio';
import { teamExportAnswer } from '../teams/export-answer';
import { failureAnswer, notFound } from './answers';
import { authAnswer } from './auth-answer';
import { limitBody } from './body-limit';
import { actorFinder } from './find-actor';
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
      if (isOfAuth || bearerOf(request.headers) === undefined) checkOrigin(request, studio.origins);
      const findActor = actorFinder(studio, { headers: request.headers, address, isOfAuth });
      const context = { studio, address, findActor };
      if (isOfAuth) return await authAnswer(await limitBody(request, MOST_AUTH_BODY), context);
      if (pathname === '/api/stream' && request.method === 'GET') return await streamAnswer(request, context);
      if (pathname === '/api/openapi.json') return await openApiAnswer(studio);
      const exported = /^\/api\/projects\/([a-z0-9]+)\/export\.zip$/.exec(pathname)?.[1];
      if (exported !== undefined && request.method === 'GET') return await exportAnswer(exported, context);
      const document = /^\/api\/projects\/([a-z0-9]+)\/(design\.json|openapi\.json|openapi\.yaml)$/.exec(pathname);
      if (document !== null && request.method === 'GET')
        return await documentAnswer(document[1] ?? '', document[2] ?? '', context);
      const audit = /^\/api\/(teams|projects)\/([A-Za-z0-9_-]+)\/audit\.jsonl$/.exec(pathname);
      if (audit !== null && request.method === 'GET') {
        const [, of, id = ''] = audit;
        const asked = of === 'teams' ? { teamId: id } : { projectId: id };
        return await auditExportAnswer(asked, new URL(request.url), context);
      }
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
