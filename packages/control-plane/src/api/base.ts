import { implement } from '@orpc/server';
import { AppError } from '../app-error';
import { contract } from '../contract';
import type { Studio } from '../studio/studio';

/** Who is signed in. */
export type Actor = { id: string; name: string; email: string };

/** What a request brings: the studio, and who asks, read from the cookie when it is first needed. */
export type RequestContext = { studio: Studio; findActor: () => Promise<Actor | undefined> };

/** Where each noun's router begins: every procedure knows who asks. */
export const api = implement(contract)
  .$context<RequestContext>()
  .use(async ({ context, next }) => {
    const actor = await context.findActor();
    if (actor === undefined) {
      throw new AppError({ code: 'UNAUTHENTICATED', message: 'Sign in first; the session may have ended.' });
    }
    return next({ context: { actor, person: { id: actor.id, name: actor.name } } });
  });

/** What the gate is asked with. */
export function asking<Action>(context: { studio: Studio; actor: Actor }, action: Action) {
  return { database: context.studio.database.prisma, personId: context.actor.id, action };
}
