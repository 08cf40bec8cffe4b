import type { GenericEndpointContext } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { INSTANCE } from '../../audit/chain';
import { recordAudit } from '../../audit/record-audit';
import { accountIdOf, connect, findArrival, type Newcomer, OPEN_ID } from '../../open-id/arrival';
import type { Arrival, Flow } from '../../open-id/flow';
import { OpenIdError } from '../../open-id/problems';
import type { SignInContext } from './context';

type Admission = { ctx: GenericEndpointContext; context: SignInContext; arrival: Arrival; flow: Flow };

/** Signs in who came back from the provider, or joins the provider to the account of who is signed in. */
export async function admit({ ctx, context, arrival, flow }: Admission): Promise<void> {
  const { database } = context;
  const at = new Date();
  const entry = (person: { id: string; name: string; email: string }, action: string) =>
    recordAudit(database, {
      ...{ teamId: INSTANCE, actor: { id: person.id, name: person.name }, at, action },
      ...{ subject: person.email, subjectId: person.id, details: { method: 'oidc', provider: arrival.provider.name } },
    });
  if (flow.connects !== undefined) {
    await connect(database, { personId: flow.connects, claims: arrival.claims, at });
    const person = await database.user.findUniqueOrThrow({ where: { id: flow.connects } });
    await entry(person, 'open-id.connect');
    return;
  }
  const found = await findArrival(database, { ...arrival, at });
  const { internalAdapter } = ctx.context;
  const user =
    'newcomer' in found
      ? await create(ctx, arrival, found.newcomer)
      : await internalAdapter.findUserById(found.personId);
  if (user === null) throw new OpenIdError('refused');
  if ('newcomer' in found) await entry(user, 'person.create');
  const session = await internalAdapter.createSession(user.id).catch((cause: unknown) => {
    // Who is suspended gets no session, however they come.
    throw isAPIError(cause) ? new OpenIdError('suspended') : cause;
  });
  await setSessionCookie(ctx, { session, user });
  await entry(user, 'session.create');
}

/** The provider showed that the address is theirs. None of its tokens is kept: the studio asks it for nothing later. */
async function create({ context }: GenericEndpointContext, { claims }: Arrival, { email, name }: Newcomer) {
  const made = await context.internalAdapter.createOAuthUser(
    { email, name, emailVerified: true },
    { providerId: OPEN_ID, accountId: accountIdOf(claims) },
  );
  return made.user;
}
