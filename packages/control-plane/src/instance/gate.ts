import type { Actor } from '../access/actor';
import { AppError } from '../app-error';

/** Lets administrators in, with a session. To everybody else there is nothing here: not even that there is something. */
export function demandAdministrator(actor: Actor): void {
  if (actor.isAdministrator === true && actor.token === undefined) return;
  throw new AppError({ code: 'NOT_FOUND', message: 'There is nothing here.' });
}
