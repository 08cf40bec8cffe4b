import { AppError } from '../app-error';

/** What of better-auth reads a person within the transaction that it may be in: PGlite has one connection only. */
type People = { findUserById: (personId: string) => Promise<object | null> };

/** Refuses a session to whoever is suspended, however they signed in. */
export async function refuseSuspended(people: People, personId: string): Promise<void> {
  const person = await people.findUserById(personId);
  if (person === null || !('suspendedAt' in person) || !person.suspendedAt) return;
  const message = 'This account is suspended. Ask an administrator of this studio.';
  throw new AppError({ code: 'FORBIDDEN', message });
}
