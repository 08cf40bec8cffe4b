import { implement } from '@orpc/server';
import type { Actor } from '../access/actor';
import type { Asking } from '../access/gate';
import { AppError } from '../app-error';
import { contract } from '../contract';
import type { Studio } from '../studio/studio';
import type { Action } from '../teams/permissions';
import { linkProcedures } from './link-procedures';

export type { Actor };

/** What a request brings: the studio, from where it comes, and who asks, read from its token or cookie when it is first needed. */
export type RequestContext = { studio: Studio; address: string; findActor: () => Promise<Actor | undefined> };

/** Where a procedure begins that needs nobody to be signed in. */
export const publicApi = implement(contract).$context<RequestContext>();

/** Where each noun's router begins: every procedure knows who asks. */
export const api = publicApi.use(async ({ context, next, path }) => {
  const actor = await requireActor(context);
  if (actor.kind === 'link' && !linkProcedures.has(path.join('.'))) throw notForLinks();
  return next({ context: { actor, person: personOf(actor) } });
});

/** Who asks for a file or a stream, which no link opens. */
export async function requireMember(context: RequestContext): Promise<Actor> {
  const actor = await requireActor(context);
  if (actor.kind === 'link') throw notForLinks();
  return actor;
}

async function requireActor({ findActor }: RequestContext): Promise<Actor> {
  const actor = await findActor();
  if (actor !== undefined) return actor;
  throw new AppError({ code: 'UNAUTHENTICATED', message: 'Sign in first; the session may have ended.' });
}

function notForLinks(): AppError {
  const message = 'A link for reading does not open this. Ask whoever sent it for a role on the project.';
  return new AppError({ code: 'FORBIDDEN', message });
}

/** As histories and the audit log name who did it. */
function personOf({ id, name }: Actor) {
  return { id, name };
}

/** What the gate is asked with. */
export function asking(context: { studio: Studio; actor: Actor }, action: Action): Asking {
  return { database: context.studio.database.prisma, actor: context.actor, action };
}
