import type { Actor } from '../access/actor';
import { bearerOf, findBearer } from '../access/bearer';
import { noteOrigin } from '../audit/origin';
import type { Studio } from '../studio/studio';

/** `last seen` is as exact as a person needs it; writing it with every call would cost one more. */
const SEEN_EVERY_MS = 60_000;

type Asked = { headers: Headers; address: string; isOfAuth: boolean };

/** Reads the session, or the token, once a request, and only when somebody asks who it is. */
export function actorFinder(studio: Studio, { headers, address, isOfAuth }: Asked): () => Promise<Actor | undefined> {
  let found: Promise<Actor | undefined> | undefined;
  const bearer = isOfAuth ? undefined : bearerOf(headers);
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

async function sessionActor({ auth, database }: Studio, headers: Headers): Promise<Actor | undefined> {
  const found = await auth.api.getSession({ headers });
  if (found === null) return undefined;
  const { session, user } = found;
  // Suspending somebody ends their sessions; one that began at the same moment is refused here.
  if (user.suspendedAt !== null && user.suspendedAt !== undefined) return undefined;
  noteOrigin({ kind: 'person', sessionId: session.id });
  if (Date.now() - session.updatedAt.getTime() > SEEN_EVERY_MS) {
    await database.prisma.session.updateMany({ where: { id: session.id }, data: { updatedAt: new Date() } });
  }
  const { id, name, email, isAdministrator } = user;
  return { kind: 'person', id, name, email, sessionId: session.id, isAdministrator: isAdministrator === true };
}
