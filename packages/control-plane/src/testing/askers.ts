import { type Action, permissions, rolesFor } from '../teams/permissions';
import type { MemberRole } from '../teams/roles';
import { type Scope, scopeNames } from '../teams/scopes';
import { type Handle, ORIGIN, postOf, someAddress, TestPerson } from './person';

/** Who asks in the isolation matrix, with all that decides what they may. */
export type Asker = {
  title: string;
  /** What they are in the team; nothing for whoever is none of it. */
  teamRole?: MemberRole;
  projectRole?: MemberRole;
  scopes?: readonly Scope[];
  link?: { includesLogs: boolean };
  /** Runs the studio. */
  isAdministrator?: boolean;
  /** Their secret is over: they are nobody. */
  isOver?: boolean;
  post: (path: string, body: unknown) => Promise<Response>;
  get: (path: string) => Promise<Response>;
};

export type Outcome = 'let in' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAUTHENTICATED';

/** What a procedure demands: `own` is for everybody signed in, `public` for everybody, `administrator` for who runs the studio. */
export type Demand = {
  action: Action | 'own' | 'public' | 'administrator';
  /** What it needs besides. */
  also?: Action | undefined;
  /** Of the team as a whole, or of one project. */
  level: 'team' | 'project';
  /** No token may, whatever its scopes. */
  isForSessions: boolean;
  /** One of the few that a link for reading opens. */
  isForLinks: boolean;
};

/** What the rules say, in words of their own: it must not be the gate's code that tells what the gate should do. */
export function expectedOutcome(asker: Asker, demand: Demand): Outcome {
  const { action, also, level, isForSessions, isForLinks } = demand;
  if (also !== undefined) {
    const first = expectedOutcome(asker, { ...demand, action: also, also: undefined });
    return first === 'let in' ? expectedOutcome(asker, { ...demand, also: undefined }) : first;
  }
  if (action === 'public') return 'let in';
  if (asker.isOver === true) return 'UNAUTHENTICATED';
  if (asker.link !== undefined && !isForLinks) return 'FORBIDDEN';
  if (action === 'administrator') return asker.isAdministrator === true ? 'let in' : 'NOT_FOUND';
  if (asker.scopes !== undefined && isForSessions) return 'FORBIDDEN';
  if (action === 'own') return 'let in';
  const role = level === 'team' ? asker.teamRole : asker.projectRole;
  if (role === undefined) return 'NOT_FOUND';
  if (asker.link !== undefined) return action !== 'logs.read' || asker.link.includesLogs ? 'let in' : 'FORBIDDEN';
  if (!rolesFor(action).includes(role)) return 'FORBIDDEN';
  const { scope } = permissions[action];
  if (asker.scopes === undefined) return 'let in';
  return scope !== 'browser' && asker.scopes.includes(scope) ? 'let in' : 'FORBIDDEN';
}

type Standing = Omit<Asker, 'post' | 'get'>;

export function personAsks(person: TestPerson, standing: Standing): Asker {
  return { ...standing, post: (path, body) => person.post(path, body), get: (path) => person.fetch(path) };
}

/** With a secret and no cookie, as curl does. */
export function bearerAsks(handle: Handle, secret: string, standing: Standing): Asker {
  const send = (path: string, init: RequestInit) => {
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      authorization: `Bearer ${secret}`,
      // Each from an address of its own: that many wrong ones from one are cut off, which is another test's.
      'x-forwarded-for': someAddress(),
    };
    return handle(new Request(`${ORIGIN}${path}`, { ...init, headers }));
  };
  return {
    ...standing,
    post: (path, body) => send(path, postOf(body)),
    get: (path) => send(path, { method: 'GET' }),
  };
}

const OWNER = { teamRole: 'owner', projectRole: 'owner' } as const;

/** Everybody that a team has to do with, of each kind; the owner's tokens, one of each scope alone. The owner came first, and so runs the studio. */
export async function manyAskers(
  studio: { handle: Handle; signUp: (name: string) => Promise<TestPerson> },
  owner: TestPerson,
  { teamId, projectId }: { teamId: string; projectId: string },
): Promise<Asker[]> {
  const { handle } = studio;
  const nobody = personAsks(new TestPerson(handle), { title: 'nobody', isOver: true });
  const askers = [nobody, personAsks(owner, { ...OWNER, title: 'owner', isAdministrator: true })];
  const join = async (name: string, teamRole: 'admin' | 'editor' | 'operator' | 'viewer') => {
    const person = await studio.signUp(name);
    const { url } = await owner.client.invitations.create({ teamId, role: teamRole });
    await person.client.invitations.accept({ secret: secretOf(url) });
    return person;
  };
  for (const role of ['admin', 'editor', 'operator', 'viewer'] as const) {
    askers.push(personAsks(await join(role, role), { title: role, teamRole: role, projectRole: role }));
  }
  askers.push(personAsks(await studio.signUp('Stranger'), { title: 'stranger' }));

  const less = await join('Less', 'editor');
  await owner.client.shares.setRole({ projectId, personId: await less.id(), role: 'viewer' });
  askers.push(personAsks(less, { title: 'editor, viewer on the project', teamRole: 'editor', projectRole: 'viewer' }));
  const more = await join('More', 'viewer');
  await owner.client.shares.setRole({ projectId, personId: await more.id(), role: 'admin' });
  askers.push(personAsks(more, { title: 'viewer, admin on the project', teamRole: 'viewer', projectRole: 'admin' }));

  for (const role of ['editor', 'viewer'] as const) {
    const guest = await studio.signUp(`Guest ${role}`);
    const { url } = await owner.client.shares.invite({ projectId, role });
    await guest.client.invitations.accept({ secret: secretOf(url) });
    askers.push(personAsks(guest, { title: `guest, ${role}`, projectRole: role }));
  }
  const ally = await studio.signUp('Ally');
  await owner.client.shares.setTeamRole({ projectId, teamId: await ally.teamId(), role: 'operator' });
  askers.push(personAsks(ally, { title: 'of a team that it is shared with', projectRole: 'operator' }));

  for (const scope of scopeNames) {
    const { secret } = await owner.client.apiTokens.create({ teamId, name: scope, scopes: [scope], expiresInDays: 1 });
    const standing = { ...OWNER, title: `owner’s token, ${scope}` };
    askers.push(bearerAsks(handle, secret, { ...standing, scopes: [scope] }));
  }
  const all = { scopes: scopeNames, expiresInDays: 1 };
  const ofProject = await owner.client.apiTokens.create({ projectId, name: 'one', ...all });
  const oneProject = { title: 'owner’s token for the project', projectRole: 'owner', scopes: scopeNames } as const;
  askers.push(bearerAsks(handle, ofProject.secret, oneProject));
  const { id: elsewhere } = await owner.client.teams.create({ name: 'Elsewhere' });
  const ofOther = await owner.client.apiTokens.create({ teamId: elsewhere, name: 'other', ...all });
  askers.push(bearerAsks(handle, ofOther.secret, { title: 'owner’s token for another team', scopes: scopeNames }));
  const revoked = await owner.client.apiTokens.create({ teamId, name: 'revoked', ...all });
  await owner.client.apiTokens.revoke({ tokenId: revoked.token.id });
  askers.push(bearerAsks(handle, revoked.secret, { title: 'revoked token', isOver: true }));

  const account = await owner.client.serviceAccounts.create({ teamId, name: 'CI', role: 'operator' });
  const ofAccount = await owner.client.serviceAccounts.createToken({
    ...{ teamId, serviceAccountId: account.id, name: 'ci', ...all },
  });
  const standing = { title: 'service account, operator', teamRole: 'operator', projectRole: 'operator' } as const;
  askers.push(bearerAsks(handle, ofAccount.secret, { ...standing, scopes: scopeNames }));

  for (const includesLogs of [false, true]) {
    const { url } = await owner.client.shares.createLink({ projectId, name: 'l', includesLogs, expiresInDays: 1 });
    const title = includesLogs ? 'link with logs' : 'link';
    askers.push(bearerAsks(handle, secretOf(url), { title, projectRole: 'viewer', link: { includesLogs } }));
  }
  const gone = await owner.client.shares.createLink({ projectId, name: 'gone', expiresInDays: null });
  await owner.client.shares.withdrawLink({ projectId, linkId: gone.link.id });
  askers.push(bearerAsks(handle, secretOf(gone.url), { title: 'withdrawn link', isOver: true }));
  return askers;
}

/** Behind the # of a link. */
export function secretOf(url: string): string {
  return new URL(url).hash.slice(1);
}
