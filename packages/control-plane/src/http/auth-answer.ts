import type { RequestContext } from '../api/base';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import { isOpenPath } from '../people/open-paths';
import { SIGNED_OUT } from '../streams/bus';
import { notFound } from './answers';

/** What better-auth answers. With a session, the streams that were opened by it end. */
export async function authAnswer(request: Request, context: RequestContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!isOpenPath(pathname)) return notFound(pathname);
  const { studio, findActor, address } = context;
  const actor = pathname === '/api/auth/sign-out' ? await findActor() : undefined;
  const answer = await studio.auth.handler(from(address, request));
  if (!answer.ok || actor === undefined) return answer;
  studio.bus.publish(SIGNED_OUT, { personId: actor.id });
  await recordAudit(studio.database.prisma, {
    ...{ teamId: INSTANCE, actor: { id: actor.id, name: actor.name }, at: new Date() },
    ...{ action: 'session.end', subject: actor.email, subjectId: actor.id, details: { by: 'sign-out' } },
  });
  return answer;
}

/** better-auth would believe the first address of the header, which is the client's own claim; ours is the last. */
function from(address: string, request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('x-forwarded-for');
  if (address !== 'unknown') headers.set('x-forwarded-for', address);
  return new Request(request, { headers });
}
